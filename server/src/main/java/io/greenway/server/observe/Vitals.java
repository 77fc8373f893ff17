package io.greenway.server.observe;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Where the state of the platform is read.
///
/// @param database whether it answers
/// @param backlog accepted messages that wait
/// @param roomTaken the part of the room for waiting messages that is taken; nobody gets in at 1
/// @param position last journal position handled
/// @param stuck messages set aside; slow, asked now and then
/// @param outbox messages for authorities that wait; slow
/// @param imbalance by how many fen the ledgers miss the sums of their moves; slow
/// @param wrongStock lines of account books that are not the sum of their moves; slow
/// @param guaranteeGap by how many fen guarantees and what dossiers occupy differ; slow
/// @param overdrawn guarantees occupied beyond their limit; slow
/// @param overdrawnQuotas quotas of buyers used beyond their limit; slow
/// @param data the folder of what is kept
/// @param signaturesOff whether signatures are not verified
/// @param more what else is not well
public record Vitals(
        BooleanSupplier database,
        LongSupplier backlog,
        DoubleSupplier roomTaken,
        LongSupplier position,
        LongSupplier stuck,
        LongSupplier outbox,
        LongSupplier imbalance,
        LongSupplier wrongStock,
        LongSupplier guaranteeGap,
        LongSupplier overdrawn,
        LongSupplier overdrawnQuotas,
        Path data,
        boolean signaturesOff,
        Supplier<List<Reason>> more) {}
