import {QmpError} from '../../protocol/qmp-error.ts';
import {switchOf} from '../command-line/qemu-opts.ts';
import {parseSize} from '../command-line/size.ts';

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);
const MAC = /^[\da-f]{2}(?:[:-][\da-f]{2}){5}$/i;

/**
 * A given value as its property wants it, in the order of QEMU's checks (visitor, then the property's own).
 * @throws QmpError
 */
export const propertyValue = (
	{owner, name, type}: {readonly owner: string; readonly name: string; readonly type: string},
	given: unknown,
): unknown => {
	const text = String(given);
	if (type === 'bool') {
		const flag = typeof given === 'boolean' ? given : switchOf(text);
		if (flag === undefined) {
			throw complain(`Parameter '${name}' expects 'on' or 'off'`);
		}

		return flag;
	}

	if (/^(?:u?int\d*|int)$/.test(type) && name !== 'addr') {
		const number = /^-\d+$/.test(text)
			? Number(text)
			: Number(/^(?:\d+|0x[\da-f]+)$/i.test(text) ? text : 'x');
		if (Number.isNaN(number)) {
			throw complain(`Parameter '${name}' expects integer`);
		}

		return number;
	}

	if (type === 'size') {
		const size = parseSize(text);
		if (size === undefined) {
			throw complain(`Parameter '${name}' expects a non-negative number below 2^64`);
		}

		return size;
	}

	if (name === 'mac' && !MAC.test(text)) {
		throw complain(`Property '${owner}.mac' doesn't take value '${text}'`);
	}

	return name === 'addr' ? devfnOf(owner, text) : text;
};

/** Slot times 8 plus function, from `slot` or `slot.function` in hexadecimal digits. */
const devfnOf = (owner: string, text: string): number => {
	const [, slot, fn = '0'] = /^(?:0x)?([\da-f]+)(?:\.(?:0x)?([0-7]))?$/i.exec(text) ?? [];
	const number = Number.parseInt(slot ?? '', 16);
	if (slot === undefined || number > 31) {
		throw complain(`Property '${owner}.addr' doesn't take value '${text}'`);
	}

	return number * 8 + Number(fn);
};
