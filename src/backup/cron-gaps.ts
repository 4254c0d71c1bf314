import { refuse } from '../values/check';

/** Minutes between consecutive runs of a schedule. */
export interface CronGaps {
  readonly shortest: number;
  readonly longest: number;
}

interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly words?: readonly string[];
}

const FIELDS: readonly Field[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, words: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] },
  // Velero's parser (robfig/cron v3) knows Sunday as 0 only.
  { name: 'weekDay', min: 0, max: 6, words: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

const MINUTES_PER_DAY = 1440;

/** Nine years, so that a schedule for 29 February runs at least twice whatever year comes. */
const DAYS = 9 * 366;

/**
 * The gaps of a cron expression of five fields, in the dialect of Velero's parser, counted over a fixed calendar without time changes.
 * Throws when the expression is not one, or names days that never come.
 */
export function cronGaps(where: string, expression: string): CronGaps {
  const texts = expression.split(' ');
  if (texts.length !== FIELDS.length) { refuse(where, expression, 'does not have the five fields of a schedule; write Cron.schedule({…})'); }
  const [minutes, hours, days, months, weekDays] = texts.map((text, index) => values(where, text, FIELDS[index]));
  const times = hours.flatMap(hour => minutes.map(minute => hour * 60 + minute));
  // A day matches by either field when both are restricted, otherwise by the restricted one.
  const either = !isStar(texts[2]) && !isStar(texts[4]);
  const within = times.slice(1).map((time, index) => time - times[index]);
  let shortest = Math.min(Infinity, ...within);
  let longest = Math.max(0, ...within);
  let last: number | undefined;
  for (let day = 0; day < DAYS; day++) {
    const date = new Date(Date.UTC(2024, 0, 1 + day));
    const byDay = days.includes(date.getUTCDate());
    const byWeekDay = weekDays.includes(date.getUTCDay());
    if (!months.includes(date.getUTCMonth() + 1) || !(either ? byDay || byWeekDay : byDay && byWeekDay)) { continue; }
    const start = day * MINUTES_PER_DAY;
    if (last !== undefined) {
      shortest = Math.min(shortest, start + times[0] - last);
      longest = Math.max(longest, start + times[0] - last);
    }
    last = start + times[times.length - 1];
  }
  if (last === undefined) { refuse(where, expression, 'names days that never come; write for example Cron.daily()'); }
  return { shortest, longest };
}

function isStar(text: string): boolean {
  return /^[*?](\/1)?$/.test(text);
}

function values(where: string, text: string, field: Field): number[] {
  const found = new Set<number>();
  for (const part of text.split(',')) {
    const match = /^(?:[*?]|([a-z0-9]+)(?:-([a-z0-9]+))?)(?:\/(\d+))?$/i.exec(part);
    const step = match?.[3] === undefined ? 1 : Number(match[3]);
    const from = match?.[1] === undefined ? field.min : valueOf(match[1], field);
    const open = match?.[1] === undefined || (match[2] === undefined && match[3] !== undefined);
    const to = open ? field.max : valueOf(match![2] ?? match![1], field);
    if (!match || from === undefined || to === undefined || from > to || step < 1) {
      refuse(`${where}.${field.name}`, text, `is not a cron field of ${field.min} to ${field.max}, such as "*", "1,15" or "*/6"`);
    }
    for (let value = from; value <= to; value += step) { found.add(value); }
  }
  return [...found].sort((a, b) => a - b);
}

function valueOf(text: string, field: Field): number | undefined {
  const word = field.words?.indexOf(text.toLowerCase()) ?? -1;
  if (word >= 0) { return word + field.min; }
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  return number >= field.min && number <= field.max ? number : undefined;
}
