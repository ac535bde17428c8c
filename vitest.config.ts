import { defineConfig } from "vitest/config";

const project = (name: string) => ({
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    // A machine with other work to do takes longer than a second.
    expect: { poll: { timeout: 15_000 } },
  },
});

export default defineConfig({ test: { projects: [project("node"), project("browser")] } });
