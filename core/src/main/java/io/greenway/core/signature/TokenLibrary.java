package io.greenway.core.signature;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;

/// The functions of a PKCS#11 module, found through its function list (PKCS#11 2.40, 3.6). Every
/// argument is passed as 64 bits, numbers and addresses alike. A module stays loaded as long as the
/// process lives. Sessions are opened and closed under its lock.
final class TokenLibrary {
    /// A function, its place in CK_FUNCTION_LIST, and how many arguments it takes.
    enum Function {
        INITIALIZE(0, 1),
        FINALIZE(1, 1),
        GET_SLOT_LIST(4, 3),
        GET_TOKEN_INFO(6, 2),
        OPEN_SESSION(12, 5),
        CLOSE_SESSION(13, 1),
        LOGIN(18, 4),
        GET_ATTRIBUTE_VALUE(24, 4),
        FIND_OBJECTS_INIT(26, 3),
        FIND_OBJECTS(27, 4),
        FIND_OBJECTS_FINAL(28, 1),
        SIGN_INIT(42, 3),
        SIGN(43, 5);

        private final int place;
        private final int arguments;

        Function(int place, int arguments) {
            this.place = place;
            this.arguments = arguments;
        }
    }

    private static final Map<Path, TokenLibrary> LOADED = new HashMap<>();

    /// CK_C_INITIALIZE_ARGS: four functions for locks, flags, reserved. The module may use the
    /// locks of the operating system, since several threads call it.
    private static final int INITIALIZE_BYTES = 48;

    private static final int INITIALIZE_FLAGS = 32;
    private static final long OS_LOCKING = 2;

    private final Map<Function, MethodHandle> functions;
    private boolean isOurs;
    private int sessions;

    private TokenLibrary(Map<Function, MethodHandle> functions) {
        this.functions = functions;
    }

    /// The module, loaded and initialised.
    ///
    /// @throws SignerFailure when the file is no such module
    static TokenLibrary load(Path file) throws SignerFailure {
        Path path = file.toAbsolutePath().normalize();
        synchronized (LOADED) {
            TokenLibrary loaded = LOADED.get(path);
            if (loaded == null) {
                loaded = new TokenLibrary(functions(path));
                loaded.initialise(path);
                LOADED.put(path, loaded);
            }
            return loaded;
        }
    }

    // The module is native code; that it is trusted is said by naming it.
    @SuppressWarnings("restricted")
    private static Map<Function, MethodHandle> functions(Path path) throws SignerFailure {
        Linker linker = Linker.nativeLinker();
        MemoryLayout whole = linker.canonicalLayouts().get("long");
        if (whole == null || whole.byteSize() != Long.BYTES) {
            throw SignerFailure.lasting(
                    "PKCS#11 tokens are used on machines whose C long has 64 bits only");
        }
        if (!Files.isRegularFile(path)) {
            throw SignerFailure.lasting("There is no PKCS#11 module " + path);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment list =
                    SymbolLookup.libraryLookup(path, Arena.global())
                            .findOrThrow("C_GetFunctionList");
            MemorySegment pointer = arena.allocate(ValueLayout.ADDRESS);
            long answer = call(handle(linker, list, 1), pointer.address());
            if (answer != 0) {
                throw TokenAnswer.failure(path.toString(), answer);
            }
            int last = Function.SIGN.place + 2;
            MemorySegment table =
                    pointer.get(ValueLayout.ADDRESS, 0)
                            .reinterpret(last * ValueLayout.ADDRESS.byteSize());
            Map<Function, MethodHandle> functions = new EnumMap<>(Function.class);
            for (Function one : Function.values()) {
                // The version stands before the first function and fills one place.
                MemorySegment at = table.getAtIndex(ValueLayout.ADDRESS, one.place + 1L);
                functions.put(one, handle(linker, at, one.arguments));
            }
            return functions;
        } catch (IllegalArgumentException | NoSuchElementException noModule) {
            throw SignerFailure.lasting(
                    path + " is no PKCS#11 module: " + noModule.getMessage(), noModule);
        }
    }

    // What is called is what the module says of itself.
    @SuppressWarnings("restricted")
    private static MethodHandle handle(Linker linker, MemorySegment function, int arguments) {
        MemoryLayout[] layouts = new MemoryLayout[arguments];
        Arrays.fill(layouts, ValueLayout.JAVA_LONG);
        return linker.downcallHandle(
                        function, FunctionDescriptor.of(ValueLayout.JAVA_LONG, layouts))
                .asSpreader(long[].class, arguments);
    }

    private void initialise(Path path) throws SignerFailure {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment arguments = arena.allocate(INITIALIZE_BYTES, Long.BYTES);
            arguments.set(ValueLayout.JAVA_LONG, INITIALIZE_FLAGS, OS_LOCKING);
            long answer = call(Function.INITIALIZE, arguments.address());
            isOurs = answer == 0;
            if (answer != 0 && !TokenAnswer.ALREADY_INITIALISED.is(answer)) {
                throw TokenAnswer.failure(path.toString(), answer);
            }
        }
    }

    /// Counts a session more or less.
    void count(int change) {
        sessions += change;
    }

    /// Begins anew: many a module does not see a token again that was put back. Only when nobody
    /// uses it, in here or elsewhere in the process.
    ///
    /// @return whether it did
    boolean restart(Path path) throws SignerFailure {
        if (!isOurs || sessions > 0 || call(Function.FINALIZE, 0) != 0) {
            return false;
        }
        initialise(path);
        return true;
    }

    /// Calls a function.
    ///
    /// @return its answer, 0 when it did what it should
    long call(Function function, long... arguments) {
        return call(Objects.requireNonNull(functions.get(function)), arguments);
    }

    // A downcall throws what is a bug only; the type of `invokeExact` does not know that.
    private static long call(MethodHandle handle, long... arguments) {
        try {
            return (long) handle.invokeExact(arguments);
        } catch (RuntimeException | Error bug) {
            throw bug;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
