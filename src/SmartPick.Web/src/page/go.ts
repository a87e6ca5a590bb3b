/** Goes to a part of the page without touching the address: its fragment may carry a profile. */
export function goTo(id: string) {
  const part = document.getElementById(id);
  part?.focus({ preventScroll: true });
  part?.scrollIntoView();
}
