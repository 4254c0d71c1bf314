import { Io } from './io';

/** A counter on a terminal for work that takes long; silent for short work and outside terminals. */
export function progress(io: Io, verb: string, total: number): () => void {
  let done = 0;
  return () => {
    done++;
    if (!io.terminal || total < 200) { return; }
    if (done % 50 === 0) { io.error(`\r${verb} ${done} of ${total}`); }
    if (done === total) { io.error('\r\u001b[K'); }
  };
}
