package io.greenway.core.xml;

import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Level;
import io.greenway.core.spec.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The faults noted so far in one text, each at a byte offset. Lines and columns are counted only
/// when there are faults, in one walk, so a good message does not pay for them.
final class Findings {
    private record Finding(
            FaultCode code,
            String path,
            int offset,
            @Nullable String found,
            @Nullable String expected) {}

    private final byte[] text;
    private final XmlLimits limits;
    private final List<Finding> findings = new ArrayList<>();
    private boolean refuse;

    Findings(byte[] text, XmlLimits limits) {
        this.text = text;
        this.limits = limits;
    }

    /// Notes a fault, or ends the reading when there are too many.
    void note(
            FaultCode code,
            String path,
            int offset,
            @Nullable String found,
            @Nullable String expected)
            throws Halt {
        refuse |= code.level() == Level.ERROR;
        if (findings.size() == limits.faults()) {
            refuse = true;
            String most = Integer.toString(limits.faults());
            findings.add(new Finding(FaultCode.TOO_MANY_FAULTS, path, offset, null, most));
            throw new Halt();
        }
        findings.add(new Finding(code, path, offset, found, expected));
    }

    /// Whether any of them refuses the text.
    boolean refuse() {
        return refuse;
    }

    /// A value as a fault may show it: not longer than the limit.
    String shown(String value) {
        if (value.codePointCount(0, value.length()) <= limits.shown()) {
            return value;
        }
        return value.substring(0, value.offsetByCodePoints(0, limits.shown())) + "…";
    }

    /// All faults in the order of their places.
    List<Fault> faults() {
        if (findings.isEmpty()) {
            return List.of();
        }
        List<Finding> ordered = new ArrayList<>(findings);
        ordered.sort(Comparator.comparingInt(Finding::offset));
        List<Fault> faults = new ArrayList<>(ordered.size());
        int at = Gate.afterByteOrderMark(text);
        int line = 1;
        int column = 1;
        for (Finding finding : ordered) {
            for (; at < finding.offset() && at < text.length; at++) {
                if (endsLine(at)) {
                    line++;
                    column = 1;
                } else if (startsCharacter(text[at])) {
                    column++;
                }
            }
            Place place = new Place(finding.path(), line, column);
            faults.add(new Fault(finding.code(), place, finding.found(), finding.expected()));
        }
        return faults;
    }

    private boolean endsLine(int at) {
        return text[at] == '\n'
                || (text[at] == '\r' && (at + 1 == text.length || text[at + 1] != '\n'));
    }

    private static boolean startsCharacter(byte value) {
        return (value & 0xC0) != 0x80;
    }
}
