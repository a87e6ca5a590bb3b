/** Looks that a host page may choose. Anything that is not on this list is ignored. */
const COLOR = /^#[0-9a-f]{6}$/i;
const LENGTH = /^(\d|1\d|2[0-4])px$/;
const FONTS: Record<string, string> = { system: 'system-ui, sans-serif', serif: 'Georgia, serif', mono: 'ui-monospace, monospace' };

const properties: Record<string, { property: string; read(value: string): string | undefined }> = {
  accent: { property: '--accent', read: color },
  background: { property: '--paper', read: color },
  surface: { property: '--surface', read: color },
  text: { property: '--ink', read: color },
  radius: { property: '--radius', read: (value) => (LENGTH.test(value) ? value : undefined) },
  font: { property: '--sans', read: (value) => FONTS[value] },
};

/** Reads `accent:#0b5f63; radius:8px` into custom properties. */
export function readTokens(text: string): Map<string, string> {
  const tokens = new Map<string, string>();
  for (const part of text.split(';')) {
    const [name = '', value = ''] = part.split(':').map((s) => s.trim().toLowerCase());
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const read = known?.read(value);
    if (known && read) {
      tokens.set(known.property, read);
      if (name === 'accent') {
        tokens.set('--on-accent', inkOn(read));
      }
    }
  }

  return tokens;
}

/** Black or white, whichever is easier to read on a color. */
export function inkOn(hex: string): string {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const c = parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#000000' : '#ffffff';
}

/** Puts a theme on, in place of the one before. */
export function applyTheme(root: HTMLElement, theme: string, tokens: string) {
  root.style.cssText = '';
  if (theme === 'light' || theme === 'dark') {
    root.style.colorScheme = theme;
  }

  readTokens(tokens).forEach((value, property) => root.style.setProperty(property, value));
}

function color(value: string): string | undefined {
  return COLOR.test(value) ? value : undefined;
}
