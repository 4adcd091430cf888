import { postForm } from '../../journeys/support/http.js';
import type { RunningKring } from '../../journeys/support/kring.js';

/** Sends a form of the console and says where that led. @throws when it is refused */
export type Organiser = (path: string, form: Record<string, string>) => Promise<string>;

/** Signs in with the printed link, once, and finds the token that forms of the console carry. */
export async function signIn(kring: RunningKring): Promise<Organiser> {
  const entered = await postForm(kring.signInLink, {});
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const page = await (await fetch(`${kring.url}/console/preferences`, { headers: { cookie } })).text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  return async (path, form) => {
    const answer = await postForm(`${kring.url}/console${path}`, { csrf, ...form }, { cookie });
    if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.headers.get('location') ?? '';
  };
}
