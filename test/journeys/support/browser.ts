import { type Browser, chromium, type Page } from 'playwright-core';

/** Found by `npm test`, which leaves the journeys out where there is none. */
const EXECUTABLE = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** How long one action waits for what it needs: below the limit of a test, so that what was waited for is named. */
const PATIENCE_MS = 300_000;

export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: EXECUTABLE,
    timeout: PATIENCE_MS,
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
  const newContext = browser.newContext.bind(browser); // newPage makes one too
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.setDefaultTimeout(PATIENCE_MS);
    return context;
  };
  return browser;
}

/** Adds to `complaints` what the browser says of this page and its own content security policy. */
export function watchPolicy(page: Page, complaints: string[]): Page {
  return page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
  });
}
