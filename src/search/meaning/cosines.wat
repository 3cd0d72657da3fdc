;; The cosines of one vector with many that stand in rows, 16 numbers at a time.
;; Assembled into cosines-kernel.ts by scripts/assemble-kernel.ts.
(module
  (memory (export "memory") 1)

  ;; question: address of $size whole numbers of 16 bits
  ;; rows: address of $count rows: $size whole numbers of 8 bits, then a 32-bit float that a row's sum is
  ;;       multiplied by, then 12 bytes that are not used: every row begins at a multiple of 16
  ;; results: address of $count 32-bit floats
  ;; scale: what every sum is multiplied by
  ;; $size is a multiple of 16 and 512 at most, so that no sum of 32 bits can run over.
  (func (export "cosines")
    (param $question i32) (param $size i32) (param $rows i32) (param $count i32)
    (param $results i32) (param $scale f32)
    (local $end i32) (local $place i32) (local $rowEnd i32)
    (local $numbers v128) (local $low v128) (local $high v128)

    (local.set $end (i32.add (local.get $results) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $row
        (br_if $done (i32.ge_u (local.get $results) (local.get $end)))
        (local.set $low (v128.const i64x2 0 0))
        (local.set $high (v128.const i64x2 0 0))
        (local.set $place (local.get $question))
        (local.set $rowEnd (i32.add (local.get $rows) (local.get $size)))
        (loop $part
          (local.set $numbers (v128.load (local.get $rows)))
          (local.set $low (i32x4.add (local.get $low)
            (i32x4.dot_i16x8_s
              (i16x8.extend_low_i8x16_s (local.get $numbers))
              (v128.load (local.get $place)))))
          (local.set $high (i32x4.add (local.get $high)
            (i32x4.dot_i16x8_s
              (i16x8.extend_high_i8x16_s (local.get $numbers))
              (v128.load offset=16 (local.get $place)))))
          (local.set $place (i32.add (local.get $place) (i32.const 32)))
          (local.set $rows (i32.add (local.get $rows) (i32.const 16)))
          (br_if $part (i32.lt_u (local.get $rows) (local.get $rowEnd))))

        (local.set $low (i32x4.add (local.get $low) (local.get $high)))
        (f32.store (local.get $results)
          (f32.mul
            (f32.mul
              (f32.convert_i32_s
                (i32.add
                  (i32.add
                    (i32x4.extract_lane 0 (local.get $low))
                    (i32x4.extract_lane 1 (local.get $low)))
                  (i32.add
                    (i32x4.extract_lane 2 (local.get $low))
                    (i32x4.extract_lane 3 (local.get $low)))))
              (f32.load (local.get $rows)))
            (local.get $scale)))
        (local.set $rows (i32.add (local.get $rows) (i32.const 16)))
        (local.set $results (i32.add (local.get $results) (i32.const 4)))
        (br $row)))))
