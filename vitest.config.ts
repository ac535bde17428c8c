import { defineConfig } from "vitest/config";

const project = (name: string) => ({
  test: { name, include: [`tests/${name}/**/*.test.ts`], testTimeout: 60_000, hookTimeout: 60_000, fileParallelism: false },
});

export default defineConfig({ test: { projects: [project("node"), project("browser")] } });
