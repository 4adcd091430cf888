import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs that some tests need and that npm cannot bring. */
const TOOLS = {
  chromium: {
    setting: 'CHROMIUM_PATH',
    names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    elsewhere: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    remedy: 'Install Chromium (Debian: apt-get install chromium), or set CHROMIUM_PATH to a Chromium or Chrome.',
  },
  redis: {
    setting: 'REDIS_SERVER_PATH',
    names: ['redis-server', 'valkey-server'],
    elsewhere: [],
    remedy:
      'Install Redis (Debian: apt-get install redis-server), or set REDIS_SERVER_PATH to redis-server or valkey-server.',
  },
  dkim: {
    setting: 'DKIM_VERIFY_PATH',
    names: ['dkimverify'],
    elsewhere: [],
    remedy:
      'Install a reader of DKIM signatures (Debian: apt-get install python3-dkim), or set DKIM_VERIFY_PATH to its dkimverify.',
  },
  icalendar: {
    setting: 'PYTHON_ICALENDAR',
    names: [],
    elsewhere: ['/usr/lib/python3/dist-packages/icalendar/__init__.py'],
    remedy: 'Install python3-icalendar (Debian: apt-get install python3-icalendar).',
  },
};

/** Path of a program, or `undefined` when this machine has none. */
export function findTool(tool) {
  const { setting, names, elsewhere } = TOOLS[tool];
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/usr/sbin'];
  const places = [
    process.env[setting] ?? '',
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...elsewhere,
  ];
  return places.find((place) => place !== '' && existsSync(place));
}

/** The settings under which tests find them, such as CHROMIUM_PATH. */
export function foundTools() {
  return Object.fromEntries(
    TOOL_NAMES.flatMap((tool) => {
      const path = findTool(tool);
      return path ? [[TOOLS[tool].setting, path]] : [];
    }),
  );
}

export const TOOL_NAMES = Object.keys(TOOLS);

export function remedyFor(tool) {
  return TOOLS[tool].remedy;
}
