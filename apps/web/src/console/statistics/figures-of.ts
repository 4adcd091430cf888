import type { PersonFigures } from '#statistics';
import type { Bar } from '#ui';

/** Before it begins: who has a place. From then on: who came, of those. */
export function figuresOf({ confirmed, attended }: PersonFigures, showsTurnout: boolean): Pick<Bar, 'value' | 'of'> {
  return showsTurnout ? { value: attended, of: confirmed } : { value: confirmed };
}
