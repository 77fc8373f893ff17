package io.greenway.core.clearance;

import io.greenway.core.message.DossierKey;
import org.jspecify.annotations.Nullable;

/// A waybill that came, and the dossier it is in. A waybill names an order but no platform, so it
/// may have to wait for the papers that tell where it belongs.
///
/// @param document the waybill
/// @param dossier where it is; null while it is loose
public record WaybillEntry(Document.Waybill document, @Nullable DossierKey dossier) {}
