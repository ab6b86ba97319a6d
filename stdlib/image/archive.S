// Puts the archive of the standard library (VOLE_STD_ARCHIVE, a file) into the binary.
        .section .rodata
        .balign 16
        .globl vole_std_archive
        .globl vole_std_archive_end
vole_std_archive:
        .incbin VOLE_STD_ARCHIVE
vole_std_archive_end:
        .byte 0
        .section .note.GNU-stack, "", @progbits
