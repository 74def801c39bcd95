import type {EventData} from '../core/schema/generated/qemu-7.2.ts';
import type {Scene} from './generator.ts';

const GIBIBYTE = 2 ** 30;
const CLUSTER = 65_536;

/** What BLOCK_JOB_READY and its kin say of a job. */
type Progress = EventData['BLOCK_JOB_READY'];

/** How far a block job has come: the one that the script names, else the machine's latest, else a believable one. */
export const progressOf = (
	{machine, random, given}: Scene,
	{isWhole}: {readonly isWhole: boolean},
): Progress => {
	const jobs = machine.jobs.blockInfos;
	const job = jobs.find(({device}) => device === given.device) ?? jobs[0];
	const len = job?.len ?? GIBIBYTE * random.integer(1, 64);
	const part = job?.offset ?? random.integer(0, len / CLUSTER) * CLUSTER;
	return {
		type: isJobType(job?.type) ? job.type : 'mirror',
		device: job?.device ?? `mirror${random.integer(0, 3)}`,
		len,
		offset: isWhole ? len : part,
		speed: job?.speed ?? 0,
	};
};

const TYPES: ReadonlyArray<Progress['type']> = ['mirror', 'backup', 'commit', 'stream'];

const isJobType = (type: string | undefined): type is Progress['type'] =>
	TYPES.some(known => known === type);
