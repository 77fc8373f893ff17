package io.greenway.core.signature;

import io.greenway.core.signature.TokenLibrary.Function;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An open session with a token, used by one thread at a time.
final class TokenSession implements AutoCloseable {
    /// What an object is (CK_OBJECT_CLASS).
    static final long CERTIFICATE = 1;

    static final long PRIVATE_KEY = 3;

    /// Attributes of objects (CK_ATTRIBUTE_TYPE).
    static final long LABEL = 0x3;

    static final long VALUE = 0x11;
    static final long ID = 0x102;
    static final long MODULUS = 0x120;
    private static final long CLASS = 0x0;

    private static final long SERIAL = 0x4;
    private static final long USER = 1;
    private static final long RSA_PKCS = 0x1;

    /// CK_TOKEN_INFO begins with the label of 32 bytes; the flags follow three more texts.
    private static final int INFO_BYTES = 256;

    private static final int LABEL_BYTES = 32;
    private static final int INFO_FLAGS = 96;
    private static final long INITIALISED = 0x400;
    private static final long FINAL_TRY = 0x20000;
    private static final long LOCKED = 0x40000;

    /// CK_ATTRIBUTE and CK_MECHANISM alike: type, address, length.
    private static final int TRIPLE = 24;

    private static final int MOST_OBJECTS = 256;
    private static final int MOST_SLOTS = 256;
    private static final int LONGEST_SIGNATURE = 1024;
    private static final int LONGEST_VALUE = 64 * 1024;

    private final TokenLibrary library;
    private final String where;
    private final Present token;
    private final long handle;

    private TokenSession(TokenLibrary library, String where, Present token, long handle) {
        this.library = library;
        this.where = where;
        this.token = token;
        this.handle = handle;
    }

    /// A token in a slot.
    private record Present(long slot, String label, long flags) {}

    /// Opens a session with the token of an address and logs in.
    ///
    /// @param pin null when the token asks for it itself, on a pad of its own
    static TokenSession open(TokenAddress address, @Nullable String pin) throws SignerFailure {
        TokenLibrary library = TokenLibrary.load(address.module());
        synchronized (library) {
            TokenSession session = open(library, sought(library, address), address);
            return session.loggedIn(pin);
        }
    }

    /// The token, with a second look after the module has begun anew.
    private static Present sought(TokenLibrary library, TokenAddress address) throws SignerFailure {
        try {
            return chosen(present(library, address.toString()), address);
        } catch (SignerFailure missing) {
            if (missing.isLasting() || !library.restart(address.module())) {
                throw missing;
            }
            return chosen(present(library, address.toString()), address);
        }
    }

    private static TokenSession open(TokenLibrary library, Present token, TokenAddress address)
            throws SignerFailure {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment handle = arena.allocate(ValueLayout.JAVA_LONG);
            well(
                    address.toString(),
                    library.call(
                            Function.OPEN_SESSION, token.slot(), SERIAL, 0, 0, handle.address()));
            library.count(1);
            long number = handle.get(ValueLayout.JAVA_LONG, 0);
            return new TokenSession(library, address.toString(), token, number);
        }
    }

    private TokenSession loggedIn(@Nullable String pin) throws SignerFailure {
        try {
            login(pin);
            return this;
        } catch (SignerFailure refused) {
            close();
            throw refused;
        }
    }

    private static Present chosen(List<Present> present, TokenAddress address)
            throws SignerFailure {
        String wanted = address.token();
        List<Present> fitting =
                present.stream()
                        .filter(one -> wanted == null || one.label().equals(wanted))
                        .toList();
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        String there = String.join(", ", present.stream().map(Present::label).toList());
        if (fitting.isEmpty()) {
            throw new SignerFailure(
                    address
                            + " is not there; "
                            + (there.isEmpty() ? "no token is" : "there is: " + there),
                    null);
        }
        throw SignerFailure.lasting(address.module() + " has several tokens, say which: " + there);
    }

    /// The initialised tokens that are there now.
    private static List<Present> present(TokenLibrary library, String where) throws SignerFailure {
        try (Arena arena = Arena.ofConfined()) {
            // Asked without a place for the answer, a module looks for new and removed tokens.
            MemorySegment count = arena.allocate(ValueLayout.JAVA_LONG);
            well(where, library.call(Function.GET_SLOT_LIST, 1, 0, count.address()));
            MemorySegment slots = arena.allocate(ValueLayout.JAVA_LONG, MOST_SLOTS);
            count.set(ValueLayout.JAVA_LONG, 0, MOST_SLOTS);
            well(where, library.call(Function.GET_SLOT_LIST, 1, slots.address(), count.address()));
            List<Present> present = new ArrayList<>();
            MemorySegment info = arena.allocate(INFO_BYTES, Long.BYTES);
            for (long i = 0; i < count.get(ValueLayout.JAVA_LONG, 0); i++) {
                long slot = slots.getAtIndex(ValueLayout.JAVA_LONG, i);
                if (library.call(Function.GET_TOKEN_INFO, slot, info.address()) == 0) {
                    byte[] label = info.asSlice(0, LABEL_BYTES).toArray(ValueLayout.JAVA_BYTE);
                    String text = new String(label, StandardCharsets.UTF_8).strip();
                    long flags = info.get(ValueLayout.JAVA_LONG, INFO_FLAGS);
                    if ((flags & INITIALISED) != 0) {
                        present.add(new Present(slot, text, flags));
                    }
                }
            }
            return present;
        }
    }

    /// A program must not use up the last try: a person could not enter the PIN any more.
    private void login(@Nullable String pin) throws SignerFailure {
        if ((token.flags() & LOCKED) != 0) {
            throw SignerFailure.lasting(
                    where + ": the PIN is locked; unlock it with the tool of the token");
        }
        if ((token.flags() & FINAL_TRY) != 0) {
            throw SignerFailure.lasting(
                    where
                            + ": one more wrong PIN would lock it, so it is not tried; log in once"
                            + " with the tool of the token");
        }
        try (Arena arena = Arena.ofConfined()) {
            byte[] bytes = pin == null ? new byte[0] : pin.getBytes(StandardCharsets.UTF_8);
            MemorySegment text = arena.allocate(Math.max(1, bytes.length));
            MemorySegment.copy(bytes, 0, text, ValueLayout.JAVA_BYTE, 0, bytes.length);
            long address = pin == null ? 0 : text.address();
            long answer = library.call(Function.LOGIN, handle, USER, address, bytes.length);
            text.fill((byte) 0);
            if (!TokenAnswer.ALREADY_LOGGED_IN.is(answer)) {
                well(where, answer);
            }
        }
    }

    /// The objects of a class that have a value of an attribute.
    ///
    /// @param attribute attribute to compare
    /// @param value what it must be; null for any
    List<Long> find(long objectClass, long attribute, byte @Nullable [] value)
            throws SignerFailure {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment template = arena.allocate(2 * TRIPLE, Long.BYTES);
            MemorySegment wanted = arena.allocate(ValueLayout.JAVA_LONG);
            wanted.set(ValueLayout.JAVA_LONG, 0, objectClass);
            triple(template, 0, CLASS, wanted, Long.BYTES);
            if (value != null) {
                MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, value);
                triple(template, 1, attribute, bytes, value.length);
            }
            long count = value == null ? 1 : 2;
            well(
                    where,
                    library.call(Function.FIND_OBJECTS_INIT, handle, template.address(), count));
            MemorySegment found = arena.allocate(ValueLayout.JAVA_LONG, MOST_OBJECTS);
            MemorySegment size = arena.allocate(ValueLayout.JAVA_LONG);
            long answer =
                    library.call(
                            Function.FIND_OBJECTS,
                            handle,
                            found.address(),
                            MOST_OBJECTS,
                            size.address());
            library.call(Function.FIND_OBJECTS_FINAL, handle);
            well(where, answer);
            List<Long> objects = new ArrayList<>();
            for (long i = 0; i < size.get(ValueLayout.JAVA_LONG, 0); i++) {
                objects.add(found.getAtIndex(ValueLayout.JAVA_LONG, i));
            }
            return objects;
        }
    }

    /// The value of an attribute; empty when the object has none or does not show it.
    byte[] attribute(long object, long type) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment template = arena.allocate(TRIPLE, Long.BYTES);
            MemorySegment value = arena.allocate(LONGEST_VALUE);
            triple(template, 0, type, value, LONGEST_VALUE);
            long answer =
                    library.call(
                            Function.GET_ATTRIBUTE_VALUE, handle, object, template.address(), 1);
            long length = template.get(ValueLayout.JAVA_LONG, 16);
            return answer == 0 && length >= 0 && length <= LONGEST_VALUE
                    ? value.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE)
                    : new byte[0];
        }
    }

    /// Signs with an RSA key (mechanism CKM_RSA_PKCS, which every token has).
    ///
    /// @param digestInfo the DER structure of a digest
    byte[] sign(long key, byte[] digestInfo) throws SignerFailure {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mechanism = arena.allocate(TRIPLE, Long.BYTES);
            mechanism.set(ValueLayout.JAVA_LONG, 0, RSA_PKCS);
            well(where, library.call(Function.SIGN_INIT, handle, mechanism.address(), key));
            MemorySegment data = arena.allocateFrom(ValueLayout.JAVA_BYTE, digestInfo);
            MemorySegment signature = arena.allocate(LONGEST_SIGNATURE);
            MemorySegment length = arena.allocate(ValueLayout.JAVA_LONG);
            length.set(ValueLayout.JAVA_LONG, 0, LONGEST_SIGNATURE);
            well(
                    where,
                    library.call(
                            Function.SIGN,
                            handle,
                            data.address(),
                            digestInfo.length,
                            signature.address(),
                            length.address()));
            return signature
                    .asSlice(0, length.get(ValueLayout.JAVA_LONG, 0))
                    .toArray(ValueLayout.JAVA_BYTE);
        }
    }

    @Override
    public void close() {
        synchronized (library) {
            library.call(Function.CLOSE_SESSION, handle);
            library.count(-1);
        }
    }

    private static void triple(
            MemorySegment at, int index, long type, MemorySegment value, long length) {
        at.setAtIndex(ValueLayout.JAVA_LONG, 3L * index, type);
        at.setAtIndex(ValueLayout.JAVA_LONG, 3L * index + 1, value.address());
        at.setAtIndex(ValueLayout.JAVA_LONG, 3L * index + 2, length);
    }

    private static void well(String where, long answer) throws SignerFailure {
        if (answer != 0) {
            throw TokenAnswer.failure(where, answer);
        }
    }
}
