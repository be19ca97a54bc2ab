// What the bundler makes of style files.
/// <reference types="vite/client" />
