package io.greenway.baseline.document;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/// Dates and times as the messages write them.
final class Dates {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private Dates() {}

    /// A day, such as `20261122`.
    static final class Day extends XmlAdapter<String, LocalDate> {
        @Override
        public LocalDate unmarshal(String text) {
            return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        }

        @Override
        public String marshal(LocalDate day) {
            return day.format(DateTimeFormatter.BASIC_ISO_DATE);
        }
    }

    /// A second, such as `20261122134509`.
    static final class Second extends XmlAdapter<String, LocalDateTime> {
        @Override
        public LocalDateTime unmarshal(String text) {
            return LocalDateTime.parse(text, SECONDS);
        }

        @Override
        public String marshal(LocalDateTime time) {
            return time.format(SECONDS);
        }
    }
}
