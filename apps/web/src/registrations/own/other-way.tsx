import { otherWayOf, type Registration } from '#registrations';
import { Button, Notice, useSite } from '#ui';
import { otherWayWords } from './other-way-words.js';

interface OtherWayProps {
  readonly registration: Registration;
  /** Path of the personal page. */
  readonly self: string;
}

/** For who found the other way full: wait for it, and keep the place they have. A form of its own, beside theirs. */
export function WaitForOtherWay({ registration, self }: OtherWayProps) {
  const say = otherWayWords[useSite().language];
  const { full, keep, wait } = say.ways[otherWayOf(registration.attends)];
  return (
    <Notice tone="wait" title={full}>
      <p>{keep}</p>
      <form class="row mt" method="post" action={`${self}/andere-manier`}>
        <Button name="wens" value="wachten">
          {wait}
        </Button>
      </form>
    </Notice>
  );
}

/** For who waits for the other way: that they do, that they keep their place, and the way out. */
export function WaitsForOtherWay({ registration, self }: OtherWayProps) {
  const say = otherWayWords[useSite().language];
  const { waits, until } = say.ways[otherWayOf(registration.attends)];
  return (
    <div class="mt">
      <Notice tone="wait" title={waits}>
        <p>{until}</p>
        <form class="row mt" method="post" action={`${self}/andere-manier`}>
          <Button name="wens" value="stoppen">
            {say.stop}
          </Button>
        </form>
      </Notice>
    </div>
  );
}
