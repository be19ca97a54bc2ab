// The kit's colours, mended where they miss WCAG AA: dimmed text on both
// backgrounds, white on the primary colour, and a quiet button under the pointer
// reach 4.5 to 1. Hints stand below their fields, so that fields side by side align.
import { createTheme, Input, type CSSVariablesResolver } from '@mantine/core';

export const theme = createTheme({
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  primaryColor: 'blue',
  primaryShade: { light: 8, dark: 8 },
  defaultRadius: 'sm',
  // Three steps, and text at 14 px: the screen's name, a part of it, a thing in that part.
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '1.3' },
      h2: { fontSize: '18px', lineHeight: '1.35' },
      h3: { fontSize: '15px', lineHeight: '1.4' },
    },
  },
  components: {
    InputWrapper: Input.Wrapper.extend({
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
    }),
  },
});

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5a626b',
    '--mantine-color-placeholder': '#68717a',
    '--mantine-color-error': '#c92a2a',
    '--mantine-color-blue-light-hover': 'var(--mantine-color-blue-1)',
    '--mantine-color-red-light-hover': 'var(--mantine-color-red-0)',
    '--dp-line': '#dfe3e8',
    '--dp-soft': '#f4f6f8',
    '--dp-chosen': '#e3effb',
    '--dp-hover': '#e9edf1',
    '--dp-fill': '#1562b3',
    '--dp-good': '#1d7a46',
    '--dp-warn': '#a14a00',
    '--dp-bad': '#b42318',
    '--dp-busy': '#1562b3',
    '--dp-quiet': '#5a626b',
  },
  dark: {
    '--mantine-color-dimmed': '#a9b0b8',
    '--mantine-color-placeholder': '#979ea6',
    '--mantine-color-error': '#ff8787',
    '--mantine-color-red-light-color': '#ff8f85',
    '--mantine-color-red-light-hover': '#4a2424',
    '--mantine-color-blue-light-hover': '#16334f',
    '--mantine-color-yellow-light-color': '#ffb066',
    '--mantine-color-blue-light-color': '#74b5ff',
    '--dp-line': '#3d3d3d',
    '--dp-soft': '#1d1d1d',
    '--dp-chosen': '#1c3450',
    '--dp-hover': '#2a2a2a',
    '--dp-fill': '#3f86cf',
    '--dp-good': '#63d297',
    '--dp-warn': '#ffb066',
    '--dp-bad': '#ff8f85',
    '--dp-busy': '#74b5ff',
    '--dp-quiet': '#a9b0b8',
  },
});
