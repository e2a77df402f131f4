import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { HOUR, setStage, startLater } from './stage.ts';
import type { StageOptions } from './stage.ts';

const DISK_BYTES = 64 * 2 ** 20;
const BUYERS = 20;

/** EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH: nothing more reaches the disk, not even the journal. */
const CUT =
  'open(my $d, "<", $ARGV[0]) or die $!; my $how = pack("L", 2); ioctl($d, 0x8004587d, $how) or die $!;';

/** Why this machine cannot do it; null where it can. */
export function cannotCutPower(): string | null {
  if (process.getuid?.() !== 0) return 'it needs root, to mount a disk of its own';
  const missing = ['mkfs.ext4', 'mount', 'perl'].filter(
    (program) => spawnSync('which', [program]).status !== 0,
  );
  return missing.length === 0 ? null : `${missing.join(', ')} is not installed`;
}

/** A crowd of buyers, the power cut among them on a disk of our own; then the promise is checked. */
export async function cutPower(options: StageOptions): Promise<number> {
  const { random } = options;
  const home = await mkdtemp(join(tmpdir(), 'power-'));
  const [image, disk] = [join(home, 'image'), join(home, 'disk')];
  const mount = () => {
    run('mount', '-o', 'loop', image, disk);
  };
  await writeFile(image, '');
  await truncate(image, DISK_BYTES);
  run('mkfs.ext4', '-q', '-F', image);
  run('mkdir', disk);
  mount();
  try {
    const { stage, close } = await setStage({ ...options, folder: disk });
    try {
      await stage.start();
      run('sync');
      const buyers = Array.from({ length: BUYERS }, () => stage.buyer());
      const ends = Promise.all(buyers.map((buyer) => buyer.pay()));
      // Waited for below; until then a failure must not end the run.
      ends.catch(() => undefined);
      await pause(random.below(600));
      run('perl', '-e', CUT, disk);
      await stage.kill();
      run('umount', disk);
      mount();
      await stage.start();
      await ends;
      await stage.kill();
      await startLater(stage, 2 * HOUR);
      await stage.settled();
      return (await stage.database.orders()).length;
    } finally {
      await close();
    }
  } finally {
    run('umount', disk);
    await rm(home, { recursive: true });
  }
}

function run(program: string, ...words: string[]): void {
  const { status, stderr } = spawnSync(program, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
}
