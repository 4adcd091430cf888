import { LINK_MINUTES } from '#identity';
import { readConfig } from '#platform';
import { type Command, readArguments, say } from '../command.js';
import { withHouse } from '../house.js';
import { makeSignInAddress } from '../sign-in-address.js';
import { withDatabaseUrl } from '../with-database-url.js';

export const signInLink: Command = {
  name: 'sign-in-link',
  operands: '[email]',
  summary: 'Print a link that signs an organiser in once: without an address, the first owner.',
  more: `The link works once, within ${LINK_MINUTES} minutes, in any browser. Whoever has it comes in: do not mail or store it.`,
  async run(args) {
    const { positionals } = readArguments(args, {}, 1);
    const config = readConfig();
    const made = await withDatabaseUrl(config, 'sign-in-link', ({ databaseUrl, running }) =>
      withHouse({ ...config, databaseUrl }, (house) =>
        makeSignInAddress(house, running?.site ?? config.publicUrl, positionals[0]),
      ),
    );
    if (made) {
      say(`For ${made.email}, once, within ${LINK_MINUTES} minutes:\n${made.url}`);
      return 0;
    }
    const problem = positionals[0]
      ? `No organiser with the address ${positionals[0]} may come in.`
      : 'There is no organiser yet.';
    process.stderr.write(`${problem}\nLet one in first: npm run kring -- organiser:invite you@example.org\n`);
    return 1;
  },
};
