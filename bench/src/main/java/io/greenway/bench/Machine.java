package io.greenway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// On what, when and of what state of the sources something was measured.
final class Machine {
    private Machine() {}

    /// What every result begins with.
    static Map<String, Object> describe() throws IOException {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("commit", said("git", "rev-parse", "HEAD"));
        facts.put("uncommitted", !said("git", "status", "--porcelain", "-uno").isEmpty());
        facts.put("processor", first("/proc/cpuinfo", "model name"));
        facts.put("cores", Runtime.getRuntime().availableProcessors());
        facts.put("memory", first("/proc/meminfo", "MemTotal"));
        facts.put("system", said("uname", "-sr"));
        facts.put("java", System.getProperty("java.vm.version"));
        facts.put("loadBefore", Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        return facts;
    }

    private static String first(String file, String name) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(file));
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    private static String said(String... command) throws IOException {
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var reader = process.inputReader()) {
            return String.join("\n", reader.lines().toList());
        }
    }
}
