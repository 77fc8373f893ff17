package io.greenway.core.reference;

/// A record of a bonded account book of which nothing is released, because a batch of it waits for
/// its inspection or failed it.
///
/// @param emsNo number of the account book 账册编号
/// @param itemRecordNo number of the goods in it 备案料号
/// @param batchNo the batch: its owner and the number that it gave it
public record Frozen(String emsNo, String itemRecordNo, String batchNo) {}
