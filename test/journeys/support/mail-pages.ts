import type { Page } from 'playwright-core';

/**
 * Writes two messages to everybody at an event and sends one. @returns the paths of both, and of the first mail of the plan
 */
export async function mailPages(page: Page, event: string): Promise<Record<'sent' | 'draft' | 'plan', string>> {
  const sent = await write(page, event, 'Over {event}');
  await page.goto(`${sent}/sending`);
  await page.locator('main button.go').click();
  await page.waitForURL(/done=message_sending/);
  while ((await page.locator('#progress .notice.ok').count()) === 0) await page.goto(sent);
  // One word as long as it may be: it must not make a page wider than its window.
  const draft = await write(page, event, 'N'.repeat(150));
  await page.goto(`${event}/mail-plan`);
  const plan = new URL((await page.locator('main table a').first().getAttribute('href')) ?? 'missing', page.url()).href;
  const pathOf = (url: string) => url.slice(new URL(url).origin.length);
  return { sent: pathOf(sent), draft: pathOf(draft), plan: pathOf(plan) };
}

async function write(page: Page, event: string, subject: string): Promise<string> {
  await page.goto(`${event}/messages/new`);
  await page.locator('[name=audience]').selectOption('all');
  await page.locator('[name="subject.nl"]').fill(subject);
  await page.locator('[name="body.nl"]').fill(`Dag {name},\n\n**Neem mee**:\n\n- ${'O'.repeat(160)}\n\n{join_link}`);
  await page.locator('main form[action$="/messages"] button').click();
  await page.waitForURL(/done=saved/);
  return page.url().replace(/\?.*/, '');
}
