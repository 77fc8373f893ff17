package io.greenway.core.inspection;

import org.jspecify.annotations.Nullable;

/// A sample and where it is in its chain (flows 10).
///
/// @param number counts the samples of one order, from 1
/// @param stage how far it has come
/// @param pieces how many were drawn
/// @param seal number of the seal; null before
/// @param laboratory where it was sent; null before
/// @param passed what the laboratory found; null before
public record Sample(
        int number,
        SampleStage stage,
        int pieces,
        @Nullable String seal,
        @Nullable String laboratory,
        @Nullable Boolean passed) {
    Sample with(SampleStage next) {
        return new Sample(number, next, pieces, seal, laboratory, passed);
    }

    Sample sealed(String sealNo) {
        return new Sample(number, SampleStage.SEALED, pieces, sealNo, laboratory, passed);
    }

    Sample sent(String where) {
        return new Sample(number, SampleStage.SENT, pieces, seal, where, passed);
    }

    Sample found(SampleStage next, boolean result) {
        return new Sample(number, next, pieces, seal, laboratory, result);
    }
}
