/// Raw payment data that a platform enterprise gives customs on demand (海关总署公告2018年第165号,
/// 第179号; ). Imports `clearance`, `message`, `money`, `spec`.
@NullMarked
package io.greenway.core.rawdata;

import org.jspecify.annotations.NullMarked;
