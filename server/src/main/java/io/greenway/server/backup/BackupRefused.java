package io.greenway.server.backup;

/// A backup that cannot be taken or put back, with a sentence for people.
public final class BackupRefused extends RuntimeException {
    public BackupRefused(String sentence) {
        super(sentence);
    }

    public BackupRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
