import { doubtfulSettings } from '#platform';
import { type Finding, ok, warning } from './finding.js';

/** Names in the environment that somebody took for settings. What is wrong with real ones stops the start by itself. */
export function aboutSettings(env?: NodeJS.ProcessEnv): Finding[] {
  const doubtful = doubtfulSettings(env);
  if (doubtful.length === 0) return [ok('settings', 'nothing misspelt')];
  return doubtful.map(({ name, meant }) =>
    meant
      ? warning('settings', `${name} means nothing`, `Do you mean ${meant}?`)
      : warning('settings', `${name} means nothing`, 'Remove it; docs/OPERATIONS.md lists the settings.'),
  );
}
