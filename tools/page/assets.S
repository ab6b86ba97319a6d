// Puts the files of this folder into the binary; VOLE_PAGE_TEMPLATE, _STYLE and _SCRIPT are
// their paths.
        .section .rodata
        .globl vole_page_template, vole_page_template_end
        .globl vole_page_style, vole_page_style_end
        .globl vole_page_script, vole_page_script_end
vole_page_template:
        .incbin VOLE_PAGE_TEMPLATE
vole_page_template_end:
vole_page_style:
        .incbin VOLE_PAGE_STYLE
vole_page_style_end:
vole_page_script:
        .incbin VOLE_PAGE_SCRIPT
vole_page_script_end:
        .byte 0
        .section .note.GNU-stack, "", @progbits
