import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  // NestJS and Vitest are installed by the tests of the consumers alone, which run their examples.
  {
    ignores: [
      'dist/',
      '.build-*/',
      '.call-*/',
      'spec/fixtures/',
      'examples/nest/',
      'examples/runners/vitest.spec.ts',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // What only some users need is loaded when the first of them does.
      '@typescript-eslint/no-require-imports': [
        'error',
        { allow: ['^deasync$', '/exchange$', '/blocking-transport$', '^axios/dist/node/axios.cjs$'] },
      ],
      // The parameters of an endpoint are derived from its fields; the interface gives them a name.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      // A member that is taken out so that the others remain.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // A test of node:test is a promise that the runner awaits.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', name: 'test', package: 'node:test' }] },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
);
