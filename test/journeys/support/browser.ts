import { type Browser, chromium, type Page } from 'playwright-core';

/** Found by `npm test`, which leaves the journeys out where there is none. */
const EXECUTABLE = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: EXECUTABLE,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Adds to `complaints` what the browser says of this page and its own content security policy. */
export function watchPolicy(page: Page, complaints: string[]): Page {
  return page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
  });
}
