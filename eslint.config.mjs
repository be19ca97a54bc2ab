// What the linter holds over the code: promises that nobody waits for, switches that
// forget a case, names that hide another, functions that do or take too much. Looks and
// line breaks are prettier's; rooms, sizes and words are test/architecture.test.ts's.
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['out/**', 'node_modules/**', 'test/golden/**'] },
  {
    files: ['src-main/**/*.ts', 'src-renderer/**/*.{ts,tsx}', 'test/**/*.{ts,mjs}', 'scripts/**/*.mjs', '*.m[jt]s'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-shadow': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/max-params': ['error', { max: 4 }],
      'no-nested-ternary': 'error',
      complexity: ['error', 15],
    },
  },
  {
    files: ['src-renderer/**/*.tsx'],
    ignores: ['src-renderer/press/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@mantine/core',
              importNames: ['Button'],
              message: 'The kit takes the focus from a button that rests; press/button.tsx keeps it.',
            },
          ],
        },
      ],
    },
  },
);
