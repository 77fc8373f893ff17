package io.greenway.core.ledger;

/// Stock of one line of a declaration.
///
/// @param gnum line of the declaration
/// @param item goods record number of the book's line
/// @param quantity in the unit of the book's line
public record StockLot(int gnum, String item, Quantity quantity) {}
