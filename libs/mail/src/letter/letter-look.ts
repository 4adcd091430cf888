/**
 * Mail clients read neither oklch() nor custom properties, so these are the site's colours (ui.md: ink, petrol, paper)
 * worked out for light and dark. Inline styles carry the light look; the sheet below turns it dark where that is read.
 */
export const LOOK = {
  page: 'margin:0;padding:0;background-color:#f7fbfc;',
  frame: 'background-color:#f7fbfc;',
  sheet: 'max-width:600px;word-break:break-word;background-color:#ffffff;border:1px solid #c9d3d7;border-radius:4px;',
  body: 'padding:32px 32px 16px;',
  foot: 'padding:16px 32px 32px;max-width:600px;',
  title: `margin:0 0 24px;color:#09232b;font:bold 24px/1.25 ${font()};`,
  heading: `margin:24px 0 8px;color:#09232b;font:bold 19px/1.3 ${font()};`,
  say: `margin:0 0 16px;color:#09232b;font:16px/1.55 ${font()};`,
  aside: `margin:0 0 16px;color:#465c64;font:14px/1.5 ${font()};`,
  small: `margin:0 0 4px;color:#465c64;font:14px/1.5 ${font()};`,
  label: `padding:4px 16px 4px 0;vertical-align:top;white-space:nowrap;color:#465c64;font:16px/1.5 ${font()};`,
  value: `padding:4px 0;vertical-align:top;color:#09232b;font:bold 16px/1.5 ${font()};`,
  rows: 'margin:0 0 24px;border-top:1px solid #c9d3d7;border-bottom:1px solid #c9d3d7;',
  list: `margin:0 0 16px;padding:0 0 0 24px;color:#09232b;font:16px/1.55 ${font()};`,
  link: 'color:#005168;text-decoration:underline;',
  // Outlook on Windows ignores padding on a link; mso-padding-alt gives the cell what the link cannot have there.
  buttonCell: 'border-radius:4px;background-color:#005168;mso-padding-alt:12px 24px;',
  button: `display:inline-block;padding:12px 24px;border-radius:4px;color:#ffffff;text-decoration:none;font:bold 16px/1.25 ${font()};`,
  preheader:
    'display:none;max-height:0;max-width:0;overflow:hidden;mso-hide:all;font-size:1px;line-height:1px;opacity:0;',
} as const;

/** No web font: a mail must not call home to be readable. */
function font(): string {
  return "'Segoe UI',Helvetica,Arial,sans-serif";
}

export const DARK_SHEET = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.k-page,.k-frame{background-color:#0b181d!important}
.k-sheet{background-color:#132228!important;border-color:#37454a!important}
.k-ink{color:#e4edf0!important}
.k-soft{color:#a4b4ba!important}
.k-rule{border-color:#37454a!important}
.k-link{color:#7fd2ee!important}
.k-button{background-color:#7fd2ee!important}
.k-button a{color:#09232b!important}
}
@media (max-width:480px){.k-body{padding:24px 16px 8px!important}.k-foot{padding:16px!important}}`;
