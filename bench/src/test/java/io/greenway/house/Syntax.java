package io.greenway.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.type.TypeKind;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// What the compiler's own parser says about the Java sources: how long each method is, and where
/// a floating point type stands.
///
/// @param methods every method with a body
/// @param floatingPoint places with `double` or `float`, as `path:line`
record Syntax(List<Method> methods, List<String> floatingPoint) {
    /// @param path file below the root
    /// @param name name of the method
    /// @param returnsValue whether it returns anything
    /// @param isOverriding whether it is marked as overriding
    /// @param lines lines from its first to its last
    record Method(
            String path, String name, boolean returnsValue, boolean isOverriding, long lines) {}

    static Syntax of(Sources sources) {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        Syntax syntax = new Syntax(new ArrayList<>(), new ArrayList<>());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            var units =
                    files.getJavaFileObjectsFromPaths(
                            sources.java().stream()
                                    .map(source -> sources.root().resolve(source.path()))
                                    .toList());
            JavacTask task =
                    (JavacTask) compiler.getTask(null, files, null, List.of(), null, units);
            Trees trees = Trees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                String path =
                        sources.root().relativize(Path.of(unit.getSourceFile().toUri())).toString();
                new Scanner(trees, unit, path, syntax).scan(unit, null);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return syntax;
    }

    private static final class Scanner extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final Trees trees;
        private final CompilationUnitTree unit;
        private final String path;
        private final Syntax syntax;

        private Scanner(Trees trees, CompilationUnitTree unit, String path, Syntax syntax) {
            this.trees = trees;
            this.unit = unit;
            this.path = path;
            this.syntax = syntax;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            if (method.getBody() != null) {
                boolean isOverriding =
                        method.getModifiers().getAnnotations().stream()
                                .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
                Tree result = method.getReturnType();
                boolean returnsValue = result != null && !result.toString().equals("void");
                long lines =
                        line(trees.getSourcePositions().getEndPosition(unit, method))
                                - line(method)
                                + 1;
                syntax.methods()
                        .add(
                                new Method(
                                        path,
                                        method.getName().toString(),
                                        returnsValue,
                                        isOverriding,
                                        lines));
            }
            return super.visitMethod(method, null);
        }

        @Override
        public @Nullable Void visitPrimitiveType(PrimitiveTypeTree type, @Nullable Void nothing) {
            if (type.getPrimitiveTypeKind() == TypeKind.DOUBLE
                    || type.getPrimitiveTypeKind() == TypeKind.FLOAT) {
                syntax.floatingPoint().add(path + ":" + line(type));
            }
            return super.visitPrimitiveType(type, null);
        }

        private long line(Tree tree) {
            return line(trees.getSourcePositions().getStartPosition(unit, tree));
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}
