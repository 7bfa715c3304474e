// The text of the grammar; its notation is explained in the header.
//
// The rule soft_keyword is as CPython has it: it takes the beginning of a soft keyword for the whole.
#include "language/syntax/error_grammar.h"

namespace loopscope::language {

const std::string_view kErrorGrammar = R"(
file: statement* END
expression_input: expressions NEWLINE* END

statement: compound_statement | simple_statements
simple_statements:
    | simple_statement !';' NEWLINE
    | ';'.simple_statement+ ';'? NEWLINE
memo simple_statement:
    | assignment
    | &"type" type_alias
    | star_expressions
    | 'return' star_expressions?
    | &('import' | 'from') import_statement
    | &'raise' raise_statement
    | 'pass'
    | &'del' del_statement
    | &'yield' yield_expression
    | 'assert' expression (',' expression)?
    | 'break'
    | 'continue'
    | 'global' ','.NAME+
    | 'nonlocal' ','.NAME+
compound_statement:
    | &('def' | '@' | 'async') function_definition
    | &'if' if_statement
    | &('class' | '@') class_definition
    | &('with' | 'async') with_statement
    | &('for' | 'async') for_statement
    | &'try' try_statement
    | &'while' while_statement
    | match_statement
memo block:
    | NEWLINE INDENT statement+ DEDENT
    | simple_statements
    | ? missing_block
missing_block:
    | NEWLINE !INDENT => block expected an indented block

assignment:
    | NAME ':' expression ('=' right_side)?
    | ('(' single_target ')' | attribute_or_item_target) ':' expression ('=' right_side)?
    | (star_targets '=')+ right_side !'='
    | single_target augmented_assign ~ right_side
    | ? wrong_assignment
right_side: yield_expression | star_expressions
augmented_assign: '+=' | '-=' | '*=' | '@=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '**=' | '//='
wrong_assignment:
    | a=unannotatable ':' expression => a only single target (not %s) can be annotated
    | a=star_named_expression ',' star_named_expressions* ':' expression => a only single target (not tuple) can be annotated
    | a=expression ':' expression => a illegal target for annotation
    | (star_targets '=')* a=star_expressions '=' => wrong_assignment_target
    | (star_targets '=')* a=yield_expression '=' => a assignment to yield expression not possible
    | a=star_expressions augmented_assign right_side => a '%s' is an illegal expression for augmented assignment
unannotatable: list | tuple | '(' unannotatable ')'

raise_statement:
    | 'raise' expression ('from' expression)?
    | 'raise'
del_statement:
    | 'del' del_targets &(';' | NEWLINE)
    | ? wrong_deletion
wrong_deletion:
    | 'del' a=star_expressions => wrong_deletion_target
import_statement:
    | ? wrong_import
    | 'import' ','.dotted_as_name+
    | 'from' ('.' | '...')* dotted_name 'import' imported_names
    | 'from' ('.' | '...')+ 'import' imported_names
wrong_import:
    | a='import' ','.dotted_name+ 'from' dotted_name => a.. Did you mean to use 'from ... import ...' instead?
    | 'import' a=NEWLINE => a.. Expected one or more names after 'import'
imported_names:
    | '(' ','.imported_name+ ','? ')'
    | ','.imported_name+ !','
    | '*'
    | ? wrong_imported_names
wrong_imported_names:
    | ','.imported_name+ ',' NEWLINE => last trailing comma not allowed without surrounding parentheses
    | a=NEWLINE => a.. Expected one or more names after 'import'
imported_name: NAME ('as' NAME)?
dotted_as_name: dotted_name ('as' NAME)?
memo dotted_name: NAME ('.' NAME)*
type_alias: "type" NAME type_parameters? '=' expression

decorators: ('@' named_expression NEWLINE)+
class_definition:
    | decorators plain_class_definition
    | plain_class_definition
plain_class_definition:
    | ? wrong_class_definition
    | 'class' NAME type_parameters? ('(' arguments? ')')? ':' block
wrong_class_definition:
    | 'class' NAME type_parameters? ('(' arguments? ')')? NEWLINE => last expected ':'
    | a='class' NAME type_parameters? ('(' arguments? ')')? ':' NEWLINE !INDENT => block expected an indented block after class definition on line %d
function_definition:
    | decorators plain_function_definition
    | plain_function_definition
plain_function_definition:
    | ? wrong_function_definition
    | 'def' NAME type_parameters? '(' parameters? ')' ('->' expression)? ':' block
    | 'async' 'def' NAME type_parameters? '(' parameters? ')' ('->' expression)? ':' block
wrong_function_definition:
    | 'async'? a='def' NAME type_parameters? '(' parameters? ')' ('->' expression)? ':' NEWLINE !INDENT => block expected an indented block after function definition on line %d
    | 'async'? 'def' NAME type_parameters? &&'(' parameters? ')' ('->' expression)? &&':' block

parameters:
    | ? wrong_parameters
    | positional_only_parameters plain_parameter* default_parameter* star_parameters?
    | positional_only_defaults default_parameter* star_parameters?
    | plain_parameter+ default_parameter* star_parameters?
    | default_parameter+ star_parameters?
    | star_parameters
positional_only_parameters:
    | plain_parameter+ '/' ','
    | plain_parameter+ '/' &')'
positional_only_defaults:
    | plain_parameter* default_parameter+ '/' ','
    | plain_parameter* default_parameter+ '/' &')'
star_parameters:
    | ? wrong_star_parameters
    | '*' plain_parameter any_parameter* mapping_parameter?
    | '*' star_annotated_parameter any_parameter* mapping_parameter?
    | '*' ',' any_parameter+ mapping_parameter?
    | mapping_parameter
mapping_parameter:
    | ? wrong_mapping_parameter
    | '**' plain_parameter
plain_parameter: parameter ',' | parameter &')'
star_annotated_parameter: NAME ':' star_expression ',' | NAME ':' star_expression &')'
default_parameter: parameter default ',' | parameter default &')'
any_parameter: parameter default? ',' | parameter default? &')'
parameter: NAME (':' expression)?
default:
    | '=' expression
    | ? wrong_default
wrong_default:
    | a='=' &(')' | ',') => a expected default value expression
wrong_parameters:
    | a='/' ',' => a at least one argument must precede /
    | (positional_only_parameters | positional_only_defaults) any_parameter* a='/' => a / may appear only once
    | positional_only_parameters? plain_parameter* (positional_only_defaults | default_parameter+) a=parameter (',' | &')') => a parameter without a default follows parameter with a default
    | plain_parameter* a='(' plain_parameter+ ','? b=')' => a-b Function parameters cannot be parenthesized
    | (positional_only_parameters | positional_only_defaults)? any_parameter* '*' (',' | plain_parameter) any_parameter* a='/' => a / must be ahead of *
    | any_parameter+ '/' a='*' => a expected comma between / and *
wrong_star_parameters:
    | a='*' (')' | ',' (')' | '**')) => a named arguments must follow bare *
    | '*' parameter a='=' => a var-positional argument cannot have default value
    | '*' (plain_parameter | ',') any_parameter* a='*' (plain_parameter | ',') => a * argument may appear only once
wrong_mapping_parameter:
    | '**' parameter a='=' => a var-keyword argument cannot have default value
    | '**' parameter ',' a=parameter => a arguments cannot follow var-keyword argument
    | '**' parameter ',' a=('*' | '**' | '/') => a arguments cannot follow var-keyword argument

type_parameters:
    | ? no_type_parameters
    | '[' ','.type_parameter+ ','? ']'
no_type_parameters:
    | '[' a=']' => a.. Type parameter list cannot be empty
memo type_parameter:
    | NAME (':' expression)? ('=' expression)?
    | ? bound_type_parameter
    | '*' NAME ('=' star_expression)?
    | '**' NAME ('=' expression)?
bound_type_parameter:
    | '*' NAME b=':' a=expression => b.. cannot use %b with TypeVarTuple
    | '**' NAME b=':' a=expression => b.. cannot use %b with ParamSpec

if_statement:
    | ? wrong_if
    | 'if' named_expression ':' block elif
    | 'if' named_expression ':' block else?
wrong_if:
    | 'if' named_expression NEWLINE => last expected ':'
    | a='if' named_expression ':' NEWLINE !INDENT => block expected an indented block after 'if' statement on line %d
elif:
    | ? wrong_elif
    | 'elif' named_expression ':' block elif
    | 'elif' named_expression ':' block else?
wrong_elif:
    | 'elif' named_expression NEWLINE => last expected ':'
    | a='elif' named_expression ':' NEWLINE !INDENT => block expected an indented block after 'elif' statement on line %d
else:
    | ? wrong_else
    | 'else' &&':' block
wrong_else:
    | a='else' ':' NEWLINE !INDENT => block expected an indented block after 'else' statement on line %d
while_statement:
    | ? wrong_while
    | 'while' named_expression ':' block else?
wrong_while:
    | 'while' named_expression NEWLINE => last expected ':'
    | a='while' named_expression ':' NEWLINE !INDENT => block expected an indented block after 'while' statement on line %d
for_statement:
    | ? wrong_for
    | 'for' star_targets 'in' ~ star_expressions ':' block else?
    | 'async' 'for' star_targets 'in' ~ star_expressions ':' block else?
    | ? wrong_for_target
wrong_for:
    | 'async'? 'for' star_targets 'in' star_expressions NEWLINE => last expected ':'
    | 'async'? a='for' star_targets 'in' star_expressions ':' NEWLINE !INDENT => block expected an indented block after 'for' statement on line %d
wrong_for_target:
    | 'async'? 'for' a=star_expressions => wrong_loop_target

with_statement:
    | ? wrong_with_block
    | 'with' '(' ','.with_item+ ','? ')' ':' block
    | 'with' ','.with_item+ ':' block
    | 'async' 'with' '(' ','.with_item+ ','? ')' ':' block
    | 'async' 'with' ','.with_item+ ':' block
    | ? wrong_with
with_item:
    | expression 'as' star_target &(',' | ')' | ':')
    | ? wrong_with_item
    | expression
wrong_with_item:
    | expression 'as' a=expression &(',' | ')' | ':') => wrong_assignment_target
wrong_with:
    | 'async'? 'with' ','.(expression ('as' star_target)?)+ NEWLINE => last expected ':'
    | 'async'? 'with' '(' ','.(expressions ('as' star_target)?)+ ','? ')' NEWLINE => last expected ':'
wrong_with_block:
    | 'async'? a='with' ','.(expression ('as' star_target)?)+ ':' NEWLINE !INDENT => block expected an indented block after 'with' statement on line %d
    | 'async'? a='with' '(' ','.(expressions ('as' star_target)?)+ ','? ')' ':' NEWLINE !INDENT => block expected an indented block after 'with' statement on line %d

try_statement:
    | ? wrong_try
    | 'try' &&':' block finally
    | 'try' &&':' block except+ else? finally?
    | 'try' &&':' block except_star+ else? finally?
wrong_try:
    | a='try' ':' NEWLINE !INDENT => block expected an indented block after 'try' statement on line %d
    | 'try' ':' block !('except' | 'finally') => last expected 'except' or 'finally' block
    | 'try' ':' block* except+ a='except' b='*' expression ('as' NAME)? ':' => a-b cannot have both 'except' and 'except*' on the same 'try'
    | 'try' ':' block* except_star+ a='except' (expression ('as' NAME)?)? ':' => a cannot have both 'except' and 'except*' on the same 'try'
except:
    | ? wrong_except_block
    | 'except' expression ('as' NAME)? ':' block
    | 'except' ':' block
    | ? wrong_except
except_star:
    | ? wrong_except_star_block
    | 'except' '*' expression ('as' NAME)? ':' block
    | ? wrong_except
wrong_except:
    | 'except' '*'? a=expression ',' expressions ('as' NAME)? ':' => a.. multiple exception types must be parenthesized
    | 'except' '*'? expression ('as' NAME)? NEWLINE => last expected ':'
    | 'except' NEWLINE => last expected ':'
    | 'except' '*' (NEWLINE | ':') => last expected one or more exception types
wrong_except_block:
    | a='except' expression ('as' NAME)? ':' NEWLINE !INDENT => block expected an indented block after 'except' statement on line %d
    | a='except' ':' NEWLINE !INDENT => block expected an indented block after 'except' statement on line %d
wrong_except_star_block:
    | a='except' '*' expression ('as' NAME)? ':' NEWLINE !INDENT => block expected an indented block after 'except*' statement on line %d
finally:
    | ? wrong_finally
    | 'finally' &&':' block
wrong_finally:
    | a='finally' ':' NEWLINE !INDENT => block expected an indented block after 'finally' statement on line %d

match_statement:
    | "match" subject ':' NEWLINE INDENT case+ DEDENT
    | ? wrong_match
subject: star_named_expression ',' star_named_expressions? | named_expression
wrong_match:
    | "match" subject NEWLINE => last expected ':'
    | a="match" subject ':' NEWLINE !INDENT => block expected an indented block after 'match' statement on line %d
case:
    | ? wrong_case
    | "case" patterns guard? ':' block
guard: 'if' named_expression
wrong_case:
    | "case" patterns guard? NEWLINE => last expected ':'
    | a="case" patterns guard? ':' NEWLINE !INDENT => block expected an indented block after 'case' statement on line %d
patterns: open_sequence | pattern
pattern: as_pattern | or_pattern
as_pattern:
    | or_pattern 'as' capture_name
    | ? wrong_as_pattern
wrong_as_pattern:
    | or_pattern 'as' a="_" => a cannot use '_' as a target
    | or_pattern 'as' !NAME a=expression => a invalid pattern target
or_pattern: '|'.closed_pattern+
memo closed_pattern:
    | literal_pattern
    | capture_name
    | "_"
    | attribute !('.' | '(' | '=')
    | '(' pattern ')'
    | '[' pattern_sequence? ']'
    | '(' open_sequence? ')'
    | mapping_pattern
    | class_pattern
literal_pattern:
    | signed_number !('+' | '-')
    | complex_number
    | strings
    | 'None'
    | 'True'
    | 'False'
signed_number: number | '-' number
complex_number:
    | signed_real_number '+' imaginary_number
    | signed_real_number '-' imaginary_number
signed_real_number: real_number | '-' real_number
real_number: number => real
imaginary_number: number => imaginary
capture_name: !"_" NAME !('.' | '(' | '=')
memo attribute: NAME ('.' NAME)+
memo name_or_attribute: NAME ('.' NAME)*
open_sequence: maybe_star_pattern ',' pattern_sequence?
pattern_sequence: ','.maybe_star_pattern+ ','?
maybe_star_pattern: star_pattern | pattern
memo star_pattern: '*' capture_name | '*' "_"
mapping_pattern:
    | '{' '}'
    | '{' '**' capture_name ','? '}'
    | '{' ','.item_pattern+ ',' '**' capture_name ','? '}'
    | '{' ','.item_pattern+ ','? '}'
item_pattern: (literal_pattern | attribute) ':' pattern
class_pattern:
    | name_or_attribute '(' ')'
    | name_or_attribute '(' ','.pattern+ ','? ')'
    | name_or_attribute '(' ','.keyword_pattern+ ','? ')'
    | name_or_attribute '(' ','.pattern+ ',' ','.keyword_pattern+ ','? ')'
    | ? wrong_class_pattern
keyword_pattern: NAME '=' pattern
wrong_class_pattern:
    | name_or_attribute '(' (','.pattern+ ',')? ','.keyword_pattern+ ',' a=','.pattern+ => a positional patterns follow keyword patterns

expressions:
    | expression (',' expression)+ ','?
    | expression ','
    | expression
memo expression:
    | ? wrong_expression
    | ? legacy_statement
    | disjunction 'if' disjunction 'else' expression
    | disjunction
    | lambda
plain plain_expression:
    | disjunction 'if' disjunction 'else' expression
    | disjunction
    | lambda
wrong_expression:
    | !(NAME STRING | soft_keyword) a=disjunction b=plain_expression => missing_comma
    | a=disjunction 'if' b=disjunction !('else' | ':') => a-b expected 'else' after 'if' expression
    | a='lambda' lambda_parameters? b=':' &FSTRING_MIDDLE => a-b f-string: lambda expressions are not allowed without parentheses
soft_keyword: "_" | "c" | "ca" | "cas" | "case" | "m" | "ma" | "mat" | "matc" | "match" | "t" | "ty" | "typ" | "type"
legacy_statement:
    | a=NAME !'(' b=star_expressions => missing_call
yield_expression: 'yield' 'from' expression | 'yield' star_expressions?
star_expressions:
    | star_expression (',' star_expression)+ ','?
    | star_expression ','
    | star_expression
memo star_expression: '*' bitwise_or | expression
star_named_expressions: ','.star_named_expression+ ','?
star_named_expression: '*' bitwise_or | named_expression
assignment_expression: NAME ':=' ~ expression
named_expression:
    | assignment_expression
    | ? wrong_named_expression
    | expression !':='
memo wrong_named_expression:
    | a=expression ':=' expression => a cannot use assignment expressions with %s
    | a=NAME '=' b=bitwise_or !('=' | ':=') => a-b invalid syntax. Maybe you meant '==' or ':=' instead of '='?
    | !(list | tuple | generator | 'True' | 'None' | 'False') a=bitwise_or b='=' bitwise_or !('=' | ':=') => a cannot assign to %s here. Maybe you meant '==' instead of '='?
memo disjunction: conjunction ('or' conjunction)+ | conjunction
memo conjunction: inversion ('and' inversion)+ | inversion
memo inversion: 'not' inversion | comparison
comparison: bitwise_or comparison_pair+ | bitwise_or
comparison_pair:
    | '==' bitwise_or
    | '!=' bitwise_or
    | '<=' bitwise_or
    | '<' bitwise_or
    | '>=' bitwise_or
    | '>' bitwise_or
    | 'not' 'in' bitwise_or
    | 'in' bitwise_or
    | 'is' 'not' bitwise_or
    | 'is' bitwise_or
memo bitwise_or: bitwise_xor ('|' bitwise_xor)*
memo bitwise_xor: bitwise_and ('^' bitwise_and)*
memo bitwise_and: shift ('&' shift)*
memo shift: (? not_after_operator | sum) ('<<' sum | '>>' sum)*
not_after_operator:
    | sum ('+' | '-' | '*' | '/' | '%' | '//' | '@') a='not' b=inversion => a-b 'not' after an operator must be parenthesized
memo sum: term ('+' term | '-' term)*
memo term: (? not_after_sign | factor) ('*' factor | '/' factor | '//' factor | '%' factor | '@' factor)*
not_after_sign:
    | ('+' | '-' | '~') a='not' b=factor => a-b 'not' after an operator must be parenthesized
memo factor: '+' factor | '-' factor | '~' factor | power
power: await_primary '**' factor | await_primary
memo await_primary: 'await' primary | primary
memo primary: atom ('.' NAME | generator | '(' arguments? ')' | '[' slices ']')*
slices: slice !',' | ','.(slice | starred_expression)+ ','?
slice: expression? ':' expression? (':' expression?)? | named_expression
atom:
    | NAME
    | 'True'
    | 'False'
    | 'None'
    | &(STRING | FSTRING_START) strings
    | number
    | &'(' (tuple | group | generator)
    | &'[' (list | list_comprehension)
    | &'{' (dict | set | dict_comprehension | set_comprehension)
    | '...'
number: a=NUMBER => number
group:
    | '(' (yield_expression | named_expression) ')'
    | ? wrong_group
wrong_group:
    | '(' a=starred_expression ')' => a cannot use starred expression here
    | '(' a='**' expression ')' => a cannot use double starred expression here
list: '[' star_named_expressions? ']'
tuple: '(' (star_named_expression ',' star_named_expressions?)? ')'
set: '{' star_named_expressions '}'
dict:
    | '{' (','.dict_item+ ','?)? '}'
    | '{' wrong_dict_items '}'
dict_item: '**' bitwise_or | expression ':' expression
wrong_dict_items:
    | ','.dict_item+ ',' wrong_dict_item
    | expression ':' a='*' bitwise_or => a.. cannot use a starred expression in a dictionary value
    | expression a=':' &('}' | ',') => a expression expected after dictionary key and ':'
wrong_dict_item:
    | a=expression !':' => end ':' expected after dictionary key
    | expression ':' a='*' bitwise_or => a.. cannot use a starred expression in a dictionary value
    | expression a=':' &('}' | ',') => a expression expected after dictionary key and ':'
clauses: clause+
clause:
    | 'async' 'for' star_targets 'in' ~ disjunction ('if' disjunction)*
    | 'for' star_targets 'in' ~ disjunction ('if' disjunction)*
    | 'async'? 'for' bitwise_or (',' bitwise_or)* ','? !'in' => last 'in' expected after for-loop variables
    | ? wrong_for_target
list_comprehension:
    | '[' named_expression clauses ']'
    | ? wrong_comprehension
set_comprehension:
    | '{' named_expression clauses '}'
    | ? wrong_comprehension
generator:
    | '(' (assignment_expression | expression !':=') clauses ')'
    | ? wrong_comprehension
dict_comprehension:
    | '{' expression ':' expression clauses '}'
    | ? wrong_dict_comprehension
wrong_comprehension:
    | ('[' | '(' | '{') a=starred_expression clauses => a iterable unpacking cannot be used in comprehension
    | ('[' | '{') a=star_named_expression ',' b=star_named_expressions clauses => a-b did you forget parentheses around the comprehension target?
    | ('[' | '{') a=star_named_expression b=',' clauses => a-b did you forget parentheses around the comprehension target?
wrong_dict_comprehension:
    | '{' a='**' bitwise_or clauses '}' => a dict unpacking cannot be used in dict comprehension

lambda: 'lambda' lambda_parameters? ':' expression
lambda_parameters:
    | ? wrong_lambda_parameters
    | lambda_positional_only_parameters plain_lambda_parameter* default_lambda_parameter* lambda_star_parameters?
    | lambda_positional_only_defaults default_lambda_parameter* lambda_star_parameters?
    | plain_lambda_parameter+ default_lambda_parameter* lambda_star_parameters?
    | default_lambda_parameter+ lambda_star_parameters?
    | lambda_star_parameters
lambda_positional_only_parameters:
    | plain_lambda_parameter+ '/' ','
    | plain_lambda_parameter+ '/' &':'
lambda_positional_only_defaults:
    | plain_lambda_parameter* default_lambda_parameter+ '/' ','
    | plain_lambda_parameter* default_lambda_parameter+ '/' &':'
lambda_star_parameters:
    | ? wrong_lambda_star_parameters
    | '*' plain_lambda_parameter any_lambda_parameter* lambda_mapping_parameter?
    | '*' ',' any_lambda_parameter+ lambda_mapping_parameter?
    | lambda_mapping_parameter
lambda_mapping_parameter:
    | ? wrong_lambda_mapping_parameter
    | '**' plain_lambda_parameter
plain_lambda_parameter: NAME ',' | NAME &':'
default_lambda_parameter: NAME default ',' | NAME default &':'
any_lambda_parameter: NAME default? ',' | NAME default? &':'
wrong_lambda_parameters:
    | a='/' ',' => a at least one argument must precede /
    | (lambda_positional_only_parameters | lambda_positional_only_defaults) any_lambda_parameter* a='/' => a / may appear only once
    | lambda_positional_only_parameters? plain_lambda_parameter* (lambda_positional_only_defaults | default_lambda_parameter+) a=NAME (',' | &':') => a parameter without a default follows parameter with a default
    | plain_lambda_parameter* a='(' ','.NAME+ ','? b=')' => a-b Lambda expression parameters cannot be parenthesized
    | (lambda_positional_only_parameters | lambda_positional_only_defaults)? any_lambda_parameter* '*' (',' | plain_lambda_parameter) any_lambda_parameter* a='/' => a / must be ahead of *
    | any_lambda_parameter+ '/' a='*' => a expected comma between / and *
wrong_lambda_star_parameters:
    | '*' (':' | ',' (':' | '**')) => last named arguments must follow bare *
    | '*' NAME a='=' => a var-positional argument cannot have default value
    | '*' (plain_lambda_parameter | ',') any_lambda_parameter* a='*' (plain_lambda_parameter | ',') => a * argument may appear only once
wrong_lambda_mapping_parameter:
    | '**' NAME a='=' => a var-keyword argument cannot have default value
    | '**' NAME ',' a=NAME => a arguments cannot follow var-keyword argument
    | '**' NAME ',' a=('*' | '**' | '/') => a arguments cannot follow var-keyword argument

memo arguments:
    | argument_list ','? &')'
    | ? wrong_arguments
argument_list:
    | ','.positional_argument+ (',' keyword_arguments)?
    | keyword_arguments
positional_argument: starred_expression | (assignment_expression | expression !':=') !'='
keyword_arguments:
    | ','.keyword_or_starred+ ',' ','.keyword_or_double_starred+
    | ','.keyword_or_starred+
    | ','.keyword_or_double_starred+
starred_expression:
    | ? wrong_starred_assignment
    | '*' expression
    | '*' => last Invalid star expression
wrong_starred_assignment:
    | a='*' expression '=' b=expression => a-b cannot assign to iterable argument unpacking
keyword_or_starred:
    | ? wrong_keyword
    | NAME '=' expression
    | starred_expression
keyword_or_double_starred:
    | ? wrong_keyword
    | NAME '=' expression
    | '**' expression
wrong_keyword:
    | a=('True' | 'False' | 'None') b='=' => a-b cannot assign to %t
    | a=NAME b='=' expression clauses => a-b invalid syntax. Maybe you meant '==' or ':=' instead of '='?
    | !(NAME '=') a=expression b='=' => a-b expression cannot contain assignment, perhaps you meant "=="?
    | a='**' expression '=' b=expression => a-b cannot assign to keyword argument unpacking
wrong_arguments:
    | (','.positional_argument+ ',' keyword_arguments | keyword_arguments) a=',' ','.(starred_expression !'=')+ => a.. iterable argument unpacking follows keyword argument unpacking
    | a=expression b=clauses ',' (argument_list | expression clauses)? => a-b Generator expression must be parenthesized
    | a=NAME b='=' expression clauses => a-b invalid syntax. Maybe you meant '==' or ':=' instead of '='?
    | (argument_list ',')? a=NAME b='=' &(',' | ')') => a-b expected argument value expression
    | a=argument_list b=clauses => bare_generator
    | argument_list ',' a=expression b=clauses => a-b Generator expression must be parenthesized
    | a=argument_list ',' argument_list => arguments_out_of_order

star_targets: star_target !',' | star_target (',' star_target)* ','?
memo star_target: '*' !'*' star_target | target_with_star_atom
memo target_with_star_atom: attribute_or_item_target | star_atom
star_atom:
    | NAME
    | '(' target_with_star_atom ')'
    | '(' (star_target (',' star_target)+ ','? | star_target ',')? ')'
    | '[' (','.star_target+ ','?)? ']'
single_target: attribute_or_item_target | NAME | '(' single_target ')'
attribute_or_item_target:
    | target_primary '.' NAME !target_continues
    | target_primary '[' slices ']' !target_continues
memo target_primary: atom &target_continues (target_trailer &target_continues)*
target_trailer: '.' NAME | '[' slices ']' | generator | '(' arguments? ')'
target_continues: '(' | '[' | '.'
del_targets: ','.del_target+ ','?
memo del_target: attribute_or_item_target | del_atom
del_atom: NAME | '(' del_target ')' | '(' del_targets? ')' | '[' del_targets? ']'

memo strings: (formatted_string | string)+ => strings
string: a=STRING => string
formatted_string: FSTRING_START formatted_part* FSTRING_END => formatted_string
formatted_part: replacement_field | FSTRING_MIDDLE
replacement_field:
    | '{' right_side '='? a=conversion? format_spec? '}' => conversion_letter
    | ? wrong_replacement_field
conversion: a='!' b=NAME => conversion
format_spec: ':' format_part*
format_part:
    | a=FSTRING_MIDDLE => format_text
    | replacement_field
wrong_replacement_field:
    | '{' a='=' => a f-string: valid expression required before '='
    | '{' a='!' => a f-string: valid expression required before '!'
    | '{' a=':' => a f-string: valid expression required before ':'
    | '{' a='}' => a f-string: valid expression required before '}'
    | '{' !right_side => next f-string: expecting a valid expression after '{'
    | '{' right_side !('=' | '!' | ':' | '}') => next f-string: expecting '=', or '!', or ':', or '}'
    | '{' right_side '=' !('!' | ':' | '}') => next f-string: expecting '!', or ':', or '}'
    | '{' right_side '='? wrong_conversion
    | '{' right_side '='? ('!' NAME)? !(':' | '}') => next f-string: expecting ':' or '}'
    | '{' right_side '='? ('!' NAME)? ':' format_part* !'}' => next f-string: expecting '}', or format specs
    | '{' right_side '='? ('!' NAME)? !'}' => next f-string: expecting '}'
wrong_conversion:
    | '!' &(':' | '}') => next f-string: missing conversion character
    | '!' !NAME => next f-string: invalid conversion character
)";

}  // namespace loopscope::language
