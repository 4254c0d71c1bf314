import { parseDate } from './date-layout';
import { define, Family } from './define';
import { parseDuration } from './durations';
import { FunctionError, NotEvaluated } from '../go-template/errors';
import { Int, Opaque } from '../go-template/value';

/** A moment. Cluster API's managers run in UTC, so that is the zone of a date without one. */
export class Time implements Opaque {
  public readonly goType = 'time.Time';

  public readonly methods: Opaque['methods'] = {
    Unix: { params: [], call: () => new Int(this.seconds, 'int64') },
    String: { params: [], call: () => this.toString() },
  };

  public constructor(public readonly seconds: bigint, public readonly nanoseconds: bigint, public readonly offset: number) {}

  public toString(): string {
    if (this.offset !== 0) { throw new NotEvaluated('the text of a date outside UTC is left out'); }
    const date = new Date(Number(this.seconds) * 1000);
    if (date.getUTCFullYear() < 0 || Number.isNaN(date.getTime())) { throw new NotEvaluated('a date of this year is left out'); }
    const fraction = this.nanoseconds === 0n ? '' : `.${this.nanoseconds.toString().padStart(9, '0').replace(/0+$/, '')}`;
    return `${date.toISOString().replace('T', ' ').replace(/\.\d+Z$/, '')}${fraction} +0000 UTC`;
  }
}

const parse = (layout: string, text: string): Time => {
  const parsed = parseDate(layout, text);
  return new Time(parsed.seconds, parsed.nanoseconds, parsed.offset);
};

const modify = (text: string, time: Time): Time => {
  const duration = parseDuration(text);
  if (duration === undefined) { throw new FunctionError(`time: invalid duration ${JSON.stringify(text)}`); }
  const total = time.seconds * 1_000_000_000n + time.nanoseconds + duration;
  const nanoseconds = ((total % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n;
  return new Time((total - nanoseconds) / 1_000_000_000n, nanoseconds, time.offset);
};

/** Dates given in the template or its data. Those that read the clock are not hermetic, and Cluster API does not offer them. */
export const DATES: Family = {
  toDate: define('string, string', (layout: string, text: string) => {
    try {
      return parse(layout, text);
    } catch (error) {
      // Upstream then returns the first day of the year one.
      if (error instanceof FunctionError) { return new Time(-62135596800n, 0n, 0); }
      throw error;
    }
  }),
  mustToDate: define('string, string', parse),
  must_date_modify: define('string, time', modify),
  mustDateModify: define('string, time', modify),
  unixEpoch: define('time', (time: Time) => time.seconds.toString()),
};
