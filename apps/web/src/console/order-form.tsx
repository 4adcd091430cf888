import { Button } from '#ui';
import { Csrf } from './frame.js';
import type { Visitor } from './signed-in.js';

interface OrderFormProps {
  readonly visitor: Visitor;
  readonly action: string;
  /** Place among those it can change places with, from 0, and how many they are. */
  readonly at: number;
  readonly of: number;
  readonly words: Readonly<Record<'up' | 'down', string>>;
  /** What moves; screen readers hear it after the way. */
  readonly what: string;
}

/** One up, or one down. Buttons, so that nobody needs to drag (WCAG 2.5.7). */
export function OrderForm({ visitor, action, at, of, words, what }: OrderFormProps) {
  const ways = [...(at > 0 ? (['up'] as const) : []), ...(at < of - 1 ? (['down'] as const) : [])];
  return (
    <form class="order" method="post" action={action}>
      <Csrf visitor={visitor} />
      {ways.map((way) => (
        <Button key={way} icon={`arrow-${way}`} name="way" value={way}>
          <span class="vh">
            {words[way]}: {what}
          </span>
        </Button>
      ))}
    </form>
  );
}
