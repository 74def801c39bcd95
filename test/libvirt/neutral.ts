// Members of domstats and other figures that are those of this run: of the process, and of what its guest has read.
const OF_THE_RUN =
	/((?:cpu|vcpu\.\d+)\.(?:time|user|system|delay|wait)|balloon\.rss|block\.\d+\.rd\.\w+)=\d+/g;
const READ = /^(vda rd_(?:req|bytes|total_times)|rss) \d+$/gm;
const READ_HUMAN =
	/^( number of (?:read operations|bytes read):| total duration of reads \(ns\):) +\d+$/gm;

// Figures of a migration or a job on its way.
const OF_A_JOB =
	/^(\t(?:time_elapsed|downtime|setup_time|data_(?!total)\w+|memory_(?!total|page_size)\w+): )\d+$/gm;
const PROGRESS = /(?:\r?Block \w+: \[ *\d+ %\])+(?=\r?Block)/g;

/** What virsh has printed, without what may differ: names, numbers of this run, times that pass. */
export const neutral = (text: string, name: string, folder: string): string =>
	text
		.replaceAll(folder, '{dir}')
		.replaceAll(name, '{d}')
		.replaceAll(/(\{d\}\.\w+\.qcow2)\.\d+/g, '$1.…')
		.replaceAll(/^(Id|UUID|CPU|CPU time|Time elapsed): +.*$/gm, '$1: …')
		.replaceAll(/(?:^CPU(?: time)?: …\n)+/gm, '')
		.replaceAll(OF_A_JOB, '$1…')
		.replaceAll(PROGRESS, '')
		.replaceAll(/<(uuid|emulator)>.*</g, '<$1>…<')
		.replaceAll(/"id":"libvirt-\d+"/g, '"id":"…"')
		.replaceAll(OF_THE_RUN, '$1=…')
		.replaceAll(READ, '$1 …')
		.replaceAll(READ_HUMAN, '$1 …')
		.replaceAll(/ +$/gm, '')
		.replaceAll(/ {2,}/g, '  ')
		.replaceAll(/-{3,}/g, '---');
