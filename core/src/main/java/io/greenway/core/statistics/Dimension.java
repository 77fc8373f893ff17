package io.greenway.core.statistics;

/// What releases are summed by. Keys are published codes.
public enum Dimension {
    /// All of a day; the key is empty.
    TOTAL,
    /// Hour of release in China, `00` to `23`.
    HOUR,
    /// Five minutes of a day in China by their beginning, `08:05`.
    STEP,
    /// Supervision mode 监管方式.
    MODE,
    /// Customs district where declared 申报地海关.
    SITE,
    /// First two digits of the commodity code; lines are counted.
    CHAPTER,
    /// First four digits of the commodity code; lines are counted.
    HEADING,
    /// Country of origin 原产国, customs code; lines are counted.
    ORIGIN,
    /// Chapter and country of origin, with a blank between; lines are counted.
    CHAPTER_ORIGIN,
    /// Province of the consignee, two digits of the administrative division; empty when the address
    /// does not tell it.
    PROVINCE,
    /// Supervision mode, customs district and credit class, for times of clearance.
    CLEARANCE,
    /// Declarations that the platform or customs refused, on the day of that; the key is empty.
    REFUSED,
    /// Declarations that the platform or customs refused, by the group of [#CLEARANCE].
    REFUSED_IN,
    /// Inspections that customs ordered (500), by the group of [#CLEARANCE].
    INSPECTED,
    /// Declarations in which customs found something: detained (5xx), or sent back abroad (700); by
    /// the group of [#CLEARANCE].
    FOUND,
    /// Releases of an enterprise, as seller or declarant, by its code. Nobody else is told.
    RELEASED_OF,
    /// Refusals of an enterprise, likewise.
    REFUSED_OF,
    /// Declarations of an enterprise that were detained and handed over, likewise.
    HANDED_OVER_OF,
    /// Declarations for which the green channel lowered the rate of the draw; the key is empty.
    GREEN
}
