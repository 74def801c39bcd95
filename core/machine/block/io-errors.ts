import type {EventData} from '../../schema/generated/qemu-7.2.ts';

/** What BLOCK_IO_ERROR has told of the machine's disks. */
export class IoErrors {
	#last: EventData['BLOCK_IO_ERROR'] | undefined;

	/** Takes note of a BLOCK_IO_ERROR. */
	note(data: EventData['BLOCK_IO_ERROR']): void {
		this.#last = data;
	}

	/** The io-status of the disk on a node, while the machine has stopped for an error (QAPI `BlockDeviceIoStatus`). */
	statusOf(nodeName: string | undefined): 'ok' | 'failed' | 'nospace' {
		const {action, nospace, 'node-name': failed} = this.#last ?? {};
		if (action !== 'stop' || failed !== nodeName) {
			return 'ok';
		}

		return nospace === true ? 'nospace' : 'failed';
	}
}
