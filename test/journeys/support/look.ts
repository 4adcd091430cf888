import axe from 'axe-core';
import type { ConsoleMessage, Page } from 'playwright-core';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Opens a page and says everything that is wrong with it, in light and in dark: accessibility, sideways scroll, policy
 * complaints, failures. Only colours can differ in the dark, so only those are looked at twice.
 */
export async function faultsOf(page: Page, url: string, status = 200): Promise<string[]> {
  const faults: string[] = [];
  const complaint = (text: string) => void faults.push(text);
  const listen = (message: ConsoleMessage) => {
    const isExpected = status !== 200 && message.text().includes(`status of ${status}`);
    if ((message.type() === 'error' && !isExpected) || /Content Security Policy/i.test(message.text()))
      complaint(message.text());
  };
  const fail = (error: Error) => complaint(error.message);
  page.on('console', listen).on('pageerror', fail);
  await page.emulateMedia({ colorScheme: 'light' });
  const response = await page.goto(url);
  if (response?.status() !== status) complaint(`answered ${response?.status()}`);
  // Evaluated, not added as a script: the page's own policy forbids inline scripts, as it should.
  await page.evaluate(axe.source);
  faults.push(...(await accessibilityFaults(page, WCAG)), ...(await sidewaysScroll(page)));
  await page.emulateMedia({ colorScheme: 'dark' });
  faults.push(
    ...(await accessibilityFaults(page, ['color-contrast', 'link-in-text-block'])).map((fault) => `dark: ${fault}`),
  );
  page.off('console', listen).off('pageerror', fail);
  return faults;
}

async function accessibilityFaults(page: Page, what: readonly string[]): Promise<string[]> {
  const violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] = await page.evaluate(
    `axe.run({ runOnly: ${JSON.stringify(what)} }).then((r) => r.violations)`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  );
}

async function sidewaysScroll(page: Page): Promise<string[]> {
  const [wide, seen]: [number, number] = await page.evaluate('[document.documentElement.scrollWidth, innerWidth]');
  return wide > seen ? [`scrolls sideways: ${wide} px in a window of ${seen}`] : [];
}
