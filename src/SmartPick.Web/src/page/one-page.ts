import { html, nothing, type TemplateResult } from 'lit';
import type { Answer, RecommendationRequest } from '../api/contract';
import { totalFees } from '../api/fees';
import { tierNames } from '../answer/glyphs';
import { signalName } from '../answer/signal-names';
import { statusName, type Journal } from '../list/journal';
import { favoritesOf } from '../list/wishes';
import { profileLines } from '../profile/profile-lines';
import { specialtyShort } from '../profile/specialties';
import { dollars, firstSentence, longDate, percent, percentRange, plural, wholePercent } from '../text/format';

/** Inputs, odds and list on one sheet, with the date: for an advisor, on the screen or on paper. */
export function onePage(answer: Answer, request: RecommendationRequest, journal: Journal): TemplateResult {
  const { summary, programs, pgy1, pgy1Ask, strategy, warnings } = answer;
  const { p, low, high } = summary.matchProbability;
  const wanted = favoritesOf(request);
  return html`
    <article class="one-page">
      <header>
        <h2>Where to apply, and the odds of matching</h2>
        <p>SmartPick, ${longDate(new Date().toISOString())}. Data from ${longDate(answer.catalog.refreshedAt)}. Guidance, not a guarantee.</p>
      </header>
      <p class="one-odds"><b>${wholePercent(p)}</b> chance of matching with this list, likely range ${percentRange(low, high)}
        (${Object.entries(summary.bySpecialty)
          .map(([s, odds]) => `${specialtyShort(s)} ${wholePercent(odds.p)}`)
          .join(', ')}). ${plural(summary.applications, 'application')}${pgy1.length ? ` and ${plural(pgy1.length, 'PGY-1 program')}` : ''},
        ${dollars(totalFees(summary))} in fees.</p>
      ${warnings.filter((w) => w.headline).map((w) => html`<p><b>${w.text}</b></p>`)}
      <dl class="one-profile">${profileLines(request).map(([label, text]) => html`<div><dt>${label}</dt><dd>${text}</dd></div>`)}</dl>
      <table>
        <thead><tr><th scope="col">#</th><th scope="col">Program</th><th scope="col">Tier</th><th scope="col">Signal</th><th
          scope="col">Interview</th></tr></thead>
        <tbody>${programs.map(
          (program) => html`<tr><td>${program.rank}</td><td>${wanted.has(program.programId) ? '★ ' : ''}${program.name} <span
            class="aside">${specialtyShort(program.specialty)}, ${program.city}, ${program.state}</span>${
              journal[program.programId]?.status ? html` <b>${statusName(journal[program.programId]?.status)}</b>` : nothing
            }</td><td>${tierNames[program.tier]}</td><td>${program.signal === 'none' ? '' : signalName(program.signal, program.specialty, summary.signalLevels)}</td><td>${percent(
              program.odds.interview.p,
            )}</td></tr>`,
        )}</tbody>
      </table>
      ${pgy1.length ? html`<p><b>PGY-1 year:</b> ${pgy1.map((year) => `${year.name} (${year.state})`).join('; ')}</p>` : nothing}
      ${pgy1Ask ? html`<p>${pgy1Ask.text} ${pgy1Ask.programs.map((place) => `${place.name} (${specialtyShort(place.specialty)}, ${place.state})`).join('; ')}</p>` : nothing}
      ${strategy.length ? html`<ul>${strategy.map(({ text }) => html`<li>${firstSentence(text)[0].replace(/:$/, '.')}</li>`)}</ul>` : nothing}
    </article>`;
}
