/** Somebody who came by the link of an invitation. */
export interface Invited {
  /** The code in the link: whoever has it is who is invited. */
  readonly code: string;
  /** Where the form goes: the address of the link itself. */
  readonly action: string;
}
