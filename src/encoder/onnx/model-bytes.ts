import { PbfWriter } from 'pbf';
import type { ElementType, Tensor } from './tensor.ts';

export type Attribute = number | { readonly float: number } | readonly number[];

/** Something that goes in or comes out. */
export interface Value {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly (number | string)[];
}

export interface Node {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly domain: string;
}

export interface GraphParts {
  readonly nodes: Node[];
  readonly constants: (Tensor & { readonly name: string })[];
  readonly inputs: Value[];
  readonly outputs: Value[];
}

/** Versions that ONNX Runtime 1.17 knows: of the format, of ONNX's operators and of Microsoft's. */
const formatVersion = 8;
const operators = [
  { domain: '', version: 17 },
  { domain: 'com.microsoft', version: 1 },
];

/** The numbers of `TensorProto.DataType`. */
const typeNumbers: Readonly<Record<ElementType, number>> = {
  float: 1,
  float16: 10,
  int8: 3,
  int32: 6,
  int64: 7,
};
/** The numbers of `AttributeProto.AttributeType`. */
const attributeTypes = { float: 1, integer: 2, integers: 7 };

/**
 * A graph in the protocol-buffer format of ONNX. The numbers of the fields are those of onnx.proto
 * (github.com/onnx/onnx).
 */
export function modelBytes(graph: GraphParts): Uint8Array {
  // Large enough at once: a buffer that grows is copied each time.
  const size = graph.constants.reduce((sum, { bytes }) => sum + bytes.length + 1024, 2 ** 20);
  const writer = new PbfWriter(new Uint8Array(size));
  writeVarint(writer, 1, formatVersion);
  writer.writeMessage(7, writeGraph, graph);
  for (const operator of operators)
    writer.writeMessage(
      8,
      ({ domain, version }, set) => {
        writeText(set, 1, domain);
        writeVarint(set, 2, version);
      },
      operator,
    );
  return writer.finish();
}

function writeGraph(graph: GraphParts, writer: PbfWriter): void {
  for (const node of graph.nodes) writer.writeMessage(1, writeNode, node);
  writeText(writer, 2, 'encoder');
  for (const constant of graph.constants) writer.writeMessage(5, writeConstant, constant);
  for (const input of graph.inputs) writer.writeMessage(11, writeValue, input);
  for (const output of graph.outputs) writer.writeMessage(12, writeValue, output);
}

function writeNode({ operator, inputs, outputs, attributes, domain }: Node, writer: PbfWriter): void {
  for (const input of inputs) writeText(writer, 1, input);
  for (const output of outputs) writeText(writer, 2, output);
  writeText(writer, 4, operator);
  for (const attribute of Object.entries(attributes)) writer.writeMessage(5, writeAttribute, attribute);
  writeText(writer, 7, domain);
}

function writeAttribute([name, value]: readonly [string, Attribute], writer: PbfWriter): void {
  writeText(writer, 1, name);
  if (typeof value === 'number') {
    writeVarint(writer, 3, value);
    writeVarint(writer, 20, attributeTypes.integer);
  } else if ('float' in value) {
    writer.writeTag(2, 5);
    writer.writeFloat(value.float);
    writeVarint(writer, 20, attributeTypes.float);
  } else {
    for (const one of value) writeVarint(writer, 8, one);
    writeVarint(writer, 20, attributeTypes.integers);
  }
}

function writeConstant(
  { name, type, shape, bytes }: GraphParts['constants'][number],
  writer: PbfWriter,
): void {
  for (const size of shape) writeVarint(writer, 1, size);
  writeVarint(writer, 2, typeNumbers[type]);
  writeText(writer, 8, name);
  writer.writeTag(9, 2);
  writer.writeBytes(bytes);
}

function writeValue({ name, type, shape }: Value, writer: PbfWriter): void {
  writeText(writer, 1, name);
  writer.writeMessage(
    2,
    (_, tensorOrNot) =>
      tensorOrNot.writeMessage(
        1,
        (_, tensor) => {
          writeVarint(tensor, 1, typeNumbers[type]);
          tensor.writeMessage(2, writeShape, shape);
        },
        null,
      ),
    null,
  );
}

function writeShape(shape: readonly (number | string)[], writer: PbfWriter): void {
  for (const size of shape)
    writer.writeMessage(
      1,
      (_, dimension) => {
        if (typeof size === 'number') writeVarint(dimension, 1, size);
        else writeText(dimension, 2, size);
      },
      null,
    );
}

function writeVarint(writer: PbfWriter, field: number, value: number): void {
  writer.writeTag(field, 0);
  writer.writeVarint(value);
}

function writeText(writer: PbfWriter, field: number, text: string): void {
  writer.writeTag(field, 2);
  writer.writeString(text);
}
