import {crc32, inflateSync} from 'node:zlib';
import test from 'ava';
import {encodePng, encodePpm, type Picture} from '../../../core/runtime/picture.ts';

const PICTURE: Picture = {
	width: 3,
	height: 2,
	pixels: Uint8Array.from({length: 18}, (_, index) => index * 14),
};

test('a PPM has its size and then the pixels as they are', t => {
	const text = Buffer.from(encodePpm(PICTURE));
	t.is(text.subarray(0, 11).toString(), 'P6\n3 2\n255\n');
	t.deepEqual(new Uint8Array(text.subarray(11)), PICTURE.pixels);
});

test('a PNG has chunks with right checksums, and rows that unpack to the pixels', t => {
	const png = Buffer.from(encodePng(PICTURE));
	t.is(png.subarray(1, 4).toString(), 'PNG');
	const chunks = new Map<string, Buffer>();
	for (let at = 8; at < png.length; ) {
		const length = png.readUInt32BE(at);
		const body = png.subarray(at + 4, at + 8 + length);
		t.is(png.readUInt32BE(at + 8 + length), crc32(body));
		chunks.set(body.subarray(0, 4).toString(), body.subarray(4));
		at += length + 12;
	}

	t.deepEqual([...chunks.keys()], ['IHDR', 'IDAT', 'IEND']);
	const header = chunks.get('IHDR') ?? Buffer.alloc(0);
	t.deepEqual([header.readUInt32BE(0), header.readUInt32BE(4)], [3, 2]);
	const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
	t.deepEqual(
		Buffer.concat([rows.subarray(1, 10), rows.subarray(11, 20)]),
		Buffer.from(PICTURE.pixels),
	);
});
