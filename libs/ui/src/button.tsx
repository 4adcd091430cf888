import type { ComponentChildren } from 'preact';
import { Icon } from './icon.js';
import type { IconName } from './icon-name.js';

interface ButtonProps {
  /** `go` is the one main action of a page, `danger` cannot be taken back easily. */
  readonly tone?: 'go' | 'danger' | 'quiet';
  readonly wide?: boolean;
  readonly size?: 'big';
  readonly icon?: IconName;
  readonly name?: string;
  readonly value?: string;
  readonly type?: 'submit' | 'button';
  readonly formaction?: string;
  readonly formtarget?: '_blank';
  readonly children: ComponentChildren;
}

type Looks = Pick<ButtonProps, 'tone' | 'wide' | 'size'>;

const classes = ({ tone, wide, size }: Looks) => ['btn', tone, size, wide && 'wide'].filter(Boolean).join(' ');

/** A button. Sends the form it stands in. */
export function Button({ icon, tone, wide, size, children, type = 'submit', ...rest }: ButtonProps) {
  return (
    <button type={type} class={classes({ tone, wide, size })} {...rest}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

interface ButtonLinkProps extends Looks, Pick<ButtonProps, 'icon' | 'children'> {
  readonly href: string;
  readonly download?: boolean;
}

/** A link that looks like a button: it leads somewhere, it changes nothing. */
export function ButtonLink({ icon, tone, wide, size, children, ...rest }: ButtonLinkProps) {
  return (
    <a class={classes({ tone, wide, size })} {...rest}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </a>
  );
}
