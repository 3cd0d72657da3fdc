import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { envFileWarning } from '../src/env-file.ts';

it.skipIf(process.platform === 'win32')(
  'a .env that others can read is told, one for its owner alone is not',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'verbatim-env-'));
    const path = join(folder, '.env');
    expect(envFileWarning(path)).toBeNull();
    writeFileSync(path, 'DISCORD_TOKEN=');
    chmodSync(path, 0o644);
    expect(envFileWarning(path)).toContain(`chmod 600 ${path}`);
    chmodSync(path, 0o600);
    expect(envFileWarning(path)).toBeNull();
    rmSync(folder, { recursive: true });
  },
);
