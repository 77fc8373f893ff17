import a11y from "eslint-plugin-jsx-a11y";
import hooks from "eslint-plugin-react-hooks";
import { defineConfig } from "eslint/config";
import typescript from "typescript-eslint";

// What neither the compiler nor the formatter sees: rules of hooks, promises that nobody waits for, access for all.
export default defineConfig(
  { ignores: ["target", "node_modules"] },
  {
    files: ["src/**/*.{ts,tsx}", "test/**/*.ts"],
    extends: [
      typescript.configs.recommendedTypeChecked,
      hooks.configs.flat.recommended,
      a11y.flatConfigs.recommended,
    ],
    // What scrolls sideways must be reached by the keyboard too.
    rules: { "jsx-a11y/no-noninteractive-tabindex": ["error", { roles: ["region", "tabpanel"] }] },
    languageOptions: { parserOptions: { projectService: true } },
  },
);
